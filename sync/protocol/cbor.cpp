#include "sync/protocol/cbor.h"

#include <QStringDecoder>

#include <algorithm>

namespace guyub::protocol {

namespace {
constexpr quint8 kUnsigned = 0;
constexpr quint8 kNegative = 1;
constexpr quint8 kBytes = 2;
constexpr quint8 kText = 3;
constexpr quint8 kArray = 4;
constexpr quint8 kMap = 5;
constexpr quint8 kSimple = 7;
constexpr quint8 kNull = 22;
constexpr Byte kNullByte = 0xf6;

bool isAscii(ByteView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](Byte b) { return b < 0x80; });
}
} // namespace

QString toNfc(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C, QChar::Unicode_14_0);
}

CborWriter &CborWriter::head(quint8 major, quint64 argument)
{
    const auto first = static_cast<quint8>(major << 5);
    int size = 0; // bytes after the first
    if (argument < 24) {
        m_bytes.append(static_cast<char>(first | argument));
        return *this;
    }
    if (argument <= 0xff)
        size = 1;
    else if (argument <= 0xffff)
        size = 2;
    else if (argument <= 0xffffffff)
        size = 4;
    else
        size = 8;
    const int code = size == 1 ? 24 : size == 2 ? 25 : size == 4 ? 26 : 27;
    m_bytes.append(static_cast<char>(first | code));
    for (int i = size - 1; i >= 0; --i)
        m_bytes.append(static_cast<char>(argument >> (8 * i) & 0xff));
    return *this;
}

CborWriter &CborWriter::array(qsizetype items)
{
    return head(kArray, static_cast<quint64>(items));
}

CborWriter &CborWriter::map(qsizetype pairs)
{
    return head(kMap, static_cast<quint64>(pairs));
}

CborWriter &CborWriter::number64(quint64 number)
{
    return head(kUnsigned, number);
}

CborWriter &CborWriter::integer(qint64 number)
{
    if (number >= 0)
        return head(kUnsigned, static_cast<quint64>(number));
    return head(kNegative, ~static_cast<quint64>(number)); // -1 - n in two's complement
}

CborWriter &CborWriter::bytes(ByteView bytes)
{
    head(kBytes, bytes.size());
    m_bytes.append(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    return *this;
}

CborWriter &CborWriter::text(const QString &text)
{
    const QByteArray utf8 = toNfc(text).toUtf8();
    head(kText, static_cast<quint64>(utf8.size()));
    m_bytes.append(utf8);
    return *this;
}

CborWriter &CborWriter::label(const char *ascii)
{
    const QByteArray utf8(ascii);
    head(kText, static_cast<quint64>(utf8.size()));
    m_bytes.append(utf8);
    return *this;
}

CborWriter &CborWriter::null()
{
    return head(kSimple, kNull);
}

CborWriter &CborWriter::item(const QByteArray &encoded)
{
    m_bytes.append(encoded);
    return *this;
}

CborReader::CborReader(ByteView bytes, qsizetype maxBytes) : m_bytes(bytes)
{
    if (static_cast<qsizetype>(bytes.size()) > maxBytes)
        refuse("too large");
}

CborReader::Kind CborReader::peek() const
{
    if (m_fault || m_at >= static_cast<qsizetype>(m_bytes.size()))
        return Kind::None;
    if (m_depth > 0 && m_frames[static_cast<std::size_t>(m_depth - 1)].itemsLeft == 0)
        return Kind::None;
    const Byte first = m_bytes[static_cast<std::size_t>(m_at)];
    switch (first >> 5) {
    case kUnsigned:
        return Kind::Unsigned;
    case kNegative:
        return Kind::Negative;
    case kBytes:
        return Kind::Bytes;
    case kText:
        return Kind::Text;
    case kArray:
        return Kind::Array;
    case kMap:
        return Kind::Map;
    default:
        return first == kNullByte ? Kind::Null : Kind::None;
    }
}

void CborReader::refuse(const char *fault)
{
    if (!m_fault)
        m_fault = fault;
}

ByteView CborReader::take(quint64 size)
{
    if (m_fault)
        return {};
    if (size > m_bytes.size() - static_cast<std::size_t>(m_at)) {
        refuse("cut short");
        return {};
    }
    const ByteView view = m_bytes.subspan(static_cast<std::size_t>(m_at), size);
    m_at += static_cast<qsizetype>(size);
    return view;
}

CborReader::Head CborReader::head()
{
    if (m_depth > 0) {
        Frame &frame = m_frames[static_cast<std::size_t>(m_depth - 1)];
        if (frame.itemsLeft == 0)
            refuse("fewer items than expected");
        else
            --frame.itemsLeft;
    }
    const ByteView first = take(1);
    if (first.empty())
        return {};
    const quint8 info = first[0] & 0x1f;
    Head result{static_cast<quint8>(first[0] >> 5), info};
    if (info < 24)
        return result;
    if (info > 27) {
        refuse("indefinite or reserved length");
        return {};
    }
    const ByteView argument = take(1ull << (info - 24));
    result.argument = 0;
    for (const Byte b : argument)
        result.argument = result.argument << 8 | b;
    static constexpr quint64 kSmallest[] = {24, 0x100, 0x10000, 0x100000000};
    if (!m_fault && result.argument < kSmallest[info - 24])
        refuse("head is not the shortest");
    return m_fault ? Head{} : result;
}

CborReader::Head CborReader::head(quint8 major)
{
    const Head result = head();
    if (result.major == major)
        return result;
    refuse("item of another kind");
    return {};
}

void CborReader::open(quint64 items, bool isMap)
{
    if (m_fault)
        return;
    if (m_depth == kCborMaxDepth)
        return refuse("too deep");
    // Every item takes a byte at least, so a count that lies is seen before anybody reserves room for it.
    const quint64 perItem = isMap ? 2 : 1;
    if (items > (m_bytes.size() - static_cast<std::size_t>(m_at)) / perItem)
        return refuse("cut short");
    m_frames[static_cast<std::size_t>(m_depth++)] = Frame{items * perItem, -1, isMap};
}

qsizetype CborReader::array()
{
    const quint64 items = head(kArray).argument;
    open(items, false);
    return m_fault ? 0 : static_cast<qsizetype>(items);
}

void CborReader::array(qsizetype items)
{
    if (array() != items)
        refuse("array of the wrong length");
}

qsizetype CborReader::map()
{
    const quint64 pairs = head(kMap).argument;
    open(pairs, true);
    return m_fault ? 0 : static_cast<qsizetype>(pairs);
}

quint16 CborReader::key()
{
    if (m_depth == 0 || !m_frames[static_cast<std::size_t>(m_depth - 1)].isMap)
        refuse("key outside a map");
    const auto number = static_cast<qint32>(this->number(0xffff));
    if (m_fault)
        return 0;
    Frame &frame = m_frames[static_cast<std::size_t>(m_depth - 1)];
    if (number <= frame.lastKey)
        refuse("map keys do not ascend");
    frame.lastKey = number;
    return static_cast<quint16>(number);
}

void CborReader::end()
{
    if (m_fault)
        return;
    if (m_depth == 0 || m_frames[static_cast<std::size_t>(m_depth - 1)].itemsLeft != 0)
        return refuse("more items than expected");
    --m_depth;
}

quint64 CborReader::number(quint64 maximum)
{
    const quint64 number = head(kUnsigned).argument;
    if (number > maximum)
        refuse("number out of range");
    return m_fault ? 0 : number;
}

qint64 CborReader::integer()
{
    const Head result = head();
    if (result.major != kUnsigned && result.major != kNegative)
        refuse("item of another kind");
    if (result.argument > static_cast<quint64>(std::numeric_limits<qint64>::max()))
        refuse("number out of range");
    if (m_fault)
        return 0;
    const auto number = static_cast<qint64>(result.argument);
    return result.major == kUnsigned ? number : -1 - number;
}

ByteView CborReader::bytes()
{
    return take(head(kBytes).argument);
}

QByteArray CborReader::byteArray(qsizetype maximum)
{
    const ByteView view = bytes();
    if (static_cast<qsizetype>(view.size()) > maximum)
        refuse("byte string too long");
    return m_fault ? QByteArray() : toByteArray(view);
}

QString CborReader::text()
{
    const ByteView view = take(head(kText).argument);
    if (m_fault)
        return {};
    const auto size = static_cast<qsizetype>(view.size());
    const auto *utf8 = reinterpret_cast<const char *>(view.data());
    if (isAscii(view))
        return QString::fromLatin1(utf8, size);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    const QString text = decoder.decode(QByteArrayView(utf8, size));
    if (decoder.hasError())
        refuse("text is not UTF-8");
    else if (toNfc(text) != text)
        refuse("text is not NFC");
    return m_fault ? QString() : text;
}

void CborReader::label(const char *ascii)
{
    if (text() != QLatin1String(ascii))
        refuse("label of another message");
}

bool CborReader::null()
{
    if (peek() != Kind::Null)
        return false;
    head();
    return true;
}

void CborReader::skip()
{
    switch (peek()) {
    case Kind::Unsigned:
        number();
        break;
    case Kind::Negative:
        integer();
        break;
    case Kind::Bytes:
        bytes();
        break;
    case Kind::Text:
        text();
        break;
    case Kind::Array:
        for (qsizetype items = array(); items > 0 && !m_fault; --items)
            skip();
        end();
        break;
    case Kind::Map:
        for (qsizetype pairs = map(); pairs > 0 && !m_fault; --pairs) {
            key();
            skip();
        }
        end();
        break;
    case Kind::Null:
        null();
        break;
    case Kind::None:
        refuse("no item of the profile");
        break;
    }
}

Result<> CborReader::finish()
{
    if (!m_fault && m_depth > 0)
        refuse("cut short");
    if (!m_fault && m_at != static_cast<qsizetype>(m_bytes.size()))
        refuse("trailing bytes");
    if (m_fault)
        return fail(ErrorCode::BadInput, QStringLiteral("CBOR: ") + QLatin1String(m_fault));
    return {};
}

bool isCanonicalCbor(ByteView bytes, qsizetype maxBytes)
{
    CborReader reader(bytes, maxBytes);
    reader.skip();
    return reader.finish().has_value();
}

} // namespace guyub::protocol
