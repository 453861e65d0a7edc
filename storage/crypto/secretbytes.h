// Key material and typed secrets: memory that is locked, guarded and wiped. No Qt here.
#pragma once

#include "app/base/bytes.h"

namespace guyub::crypto {

// Owns `size` secret bytes in sodium_malloc memory; moves, never copies by accident. Not thread-safe, movable across
// threads. Aborts the program only when locked memory cannot be had at all.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size); // zero-filled
    static SecretBytes copyOf(ByteView bytes);
    static SecretBytes random(std::size_t size);
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    ~SecretBytes();

    SecretBytes clone() const { return copyOf(view()); }
    bool isEmpty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    Byte *data() { return m_data; }
    const Byte *data() const { return m_data; }
    ByteView view() const { return {m_data, m_size}; }
    void wipe(); // empties it

private:
    Byte *m_data = nullptr;
    std::size_t m_size = 0;
};

// Constant time; false when the lengths differ.
bool areEqual(ByteView a, ByteView b);
// Initialises libsodium once; every function of this folder does it itself. Aborts when libsodium refuses.
void ensureReady();
// When it goes, what calls from its scope left below on this thread's stack is wiped: ciphers and hashes of the library leave
// a key or a result there, and a thread's stack may stay with the program for long.
class StackWipe
{
public:
    StackWipe() = default;
    ~StackWipe();
    StackWipe(const StackWipe &) = delete;
    StackWipe &operator=(const StackWipe &) = delete;
};
void fillRandom(Byte *bytes, std::size_t size);
template<std::size_t N>
FixedBytes<N> randomBytes()
{
    FixedBytes<N> result;
    fillRandom(result.data(), N);
    return result;
}

} // namespace guyub::crypto
