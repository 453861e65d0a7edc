// The one encoding of everything that is hashed, signed or sent (SYNC §1.3): RFC 8949 §4.2.1 deterministic CBOR, and
// stricter. Definite lengths, shortest heads, map keys are unsigned numbers up to 65535 in ascending order, text is
// UTF-8 in NFC, and of the simple values only null. No floats, no tags, no booleans (0 and 1 stand for them).
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <limits>

namespace guyub::protocol {

inline constexpr int kCborMaxDepth = 6; // arrays and maps inside one another

// NFC as of Unicode 14, whatever the Qt that runs: a later Unicode must not change what is canonical.
QString toNfc(const QString &text);

// Appends items. The caller says how many items follow an array or a map and writes map keys in ascending order;
// what it writes otherwise is canonical by construction.
class CborWriter
{
public:
    CborWriter &array(qsizetype items);
    CborWriter &map(qsizetype pairs);
    CborWriter &key(quint16 number) { return number64(number); }
    CborWriter &number64(quint64 number);
    CborWriter &integer(qint64 number);
    CborWriter &flag(bool set) { return number64(set ? 1 : 0); }
    CborWriter &bytes(ByteView bytes);
    CborWriter &bytes(const QByteArray &bytes) { return this->bytes(viewOf(bytes)); }
    template<std::size_t N>
    CborWriter &bytes(const FixedBytes<N> &bytes)
    {
        return this->bytes(bytes.view());
    }
    CborWriter &text(const QString &text); // brought to NFC
    CborWriter &label(const char *ascii);  // text that is ASCII
    CborWriter &null();
    // An item that is already encoded.
    CborWriter &item(const QByteArray &encoded);
    const QByteArray &result() const { return m_bytes; }

private:
    CborWriter &head(quint8 major, quint64 argument);
    QByteArray m_bytes;
};

// Reads items in the order the caller expects them. The first fault sticks: every later call returns an empty value,
// and finish() tells what it was. Never reads outside the view, which must outlive the reader.
class CborReader
{
public:
    enum class Kind : quint8 { Unsigned, Negative, Bytes, Text, Array, Map, Null, None };

    explicit CborReader(ByteView bytes, qsizetype maxBytes = 64 * 1024);
    explicit CborReader(const QByteArray &bytes, qsizetype maxBytes = 64 * 1024) : CborReader(viewOf(bytes), maxBytes) {}
    explicit CborReader(QByteArray &&bytes, qsizetype maxBytes = 64 * 1024) = delete; // would be gone before the first read

    Kind peek() const; // None at the end of the open container, of the bytes, or after a fault
    bool hasFailed() const { return m_fault != nullptr; }
    // For the caller's own rules; the first fault wins. `fault` is a literal.
    void refuse(const char *fault);

    qsizetype array(); // number of items; close with end()
    void array(qsizetype items); // exactly so many
    qsizetype map();   // number of pairs; close with end()
    quint16 key();
    void end(); // the open array or map must have been read to its end
    quint64 number(quint64 maximum = std::numeric_limits<quint64>::max());
    qint64 integer();
    bool flag() { return number(1) == 1; }
    ByteView bytes(); // a view into the input
    QByteArray byteArray(qsizetype maximum);
    template<std::size_t N>
    FixedBytes<N> fixed()
    {
        const ByteView view = bytes();
        if (const auto value = FixedBytes<N>::from(view))
            return *value;
        refuse("byte string of the wrong length");
        return {};
    }
    QString text();
    void label(const char *ascii); // exactly this text
    bool null();                   // takes a null if one is next
    void skip();                   // one item of any kind, checked like all others
    qsizetype position() const { return m_at; }

    // Errors: BadInput with the first fault, an open container or trailing bytes.
    Result<> finish();

private:
    struct Frame
    {
        quint64 itemsLeft = 0;
        qint32 lastKey = -1;
        bool isMap = false;
    };
    struct Head
    {
        quint8 major = 0xff;
        quint64 argument = 0;
    };
    Head head();
    Head head(quint8 major);
    void open(quint64 items, bool isMap);
    ByteView take(quint64 size);

    ByteView m_bytes;
    qsizetype m_at = 0;
    std::array<Frame, kCborMaxDepth> m_frames;
    int m_depth = 0;
    const char *m_fault = nullptr;
};

// True when `bytes` is exactly one item of the profile.
bool isCanonicalCbor(ByteView bytes, qsizetype maxBytes = 64 * 1024);

} // namespace guyub::protocol
