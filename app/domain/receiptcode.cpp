#include "app/domain/receiptcode.h"

#include <QRegularExpression>

namespace guyub::domain {

namespace {

const QLatin1String kAlphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
constexpr int kLetters = 4;
constexpr int kPrime = 31; // below 32: a changed letter and two swapped neighbours both change the sum

int valueOf(QChar c)
{
    return static_cast<int>(kAlphabet.indexOf(c));
}

QChar checkLetter(const ReceiptCode &code)
{
    int sum = 0;
    const QString all = code.letters + QString::number(code.number);
    for (int i = 0; i < all.size(); ++i)
        sum = (sum * 3 + valueOf(all.at(i)) + 1) % kPrime;
    return kAlphabet.at(sum);
}

QString withoutConfusions(const QString &typed)
{
    QString result;
    for (const QChar c : typed.toUpper()) {
        if (c.isSpace() || c == QLatin1Char('-') || c == QChar(0x2010) || c == QChar(0x2011) || c == QChar(0x2013))
            continue;
        if (c == QLatin1Char('O'))
            result.append(QLatin1Char('0'));
        else if (c == QLatin1Char('I') || c == QLatin1Char('L'))
            result.append(QLatin1Char('1'));
        else
            result.append(c);
    }
    return result;
}

} // namespace

QString receiptLettersOf(const StreamId &stream)
{
    unsigned bits = (static_cast<unsigned>(stream[0]) << 12) | (static_cast<unsigned>(stream[1]) << 4) | (static_cast<unsigned>(stream[2]) >> 4);
    QString letters(kLetters, QLatin1Char('0'));
    for (int i = kLetters - 1; i >= 0; --i, bits >>= 5)
        letters[i] = kAlphabet.at(static_cast<int>(bits & 31));
    return letters;
}

QString formatReceiptCode(const ReceiptCode &code)
{
    return QStringLiteral("%1-%2-%3").arg(code.letters).arg(code.number).arg(checkLetter(code));
}

std::optional<ReceiptCode> parseReceiptCode(const QString &typed)
{
    static const QRegularExpression shape(QStringLiteral("^([0-9A-HJKMNP-TV-Z]{4})([0-9]{1,12})([0-9A-HJKMNP-TV-Z])$"));
    const auto match = shape.match(withoutConfusions(typed));
    if (!match.hasMatch())
        return std::nullopt;
    const ReceiptCode code{match.captured(1), match.captured(2).toLongLong()};
    if (code.number < 1 || QString::number(code.number) != match.captured(2) || checkLetter(code) != match.captured(3).at(0))
        return std::nullopt;
    return code;
}

} // namespace guyub::domain
