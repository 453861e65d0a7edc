// The layout of SQLite's write-ahead log (https://www.sqlite.org/fileformat2.html, section 4) as far as sealing and the
// audit need it. Internal to this folder; no Qt here.
#pragma once

#include "storage/vault/pagecodec.h"

namespace guyub::vault {

inline constexpr int kWalHeaderBytes = 32;
inline constexpr int kWalSaltOffset = 16; // in the WAL's header
inline constexpr int kWalFrameHeaderBytes = 24;
inline constexpr int kWalFrameBytes = kWalFrameHeaderBytes + kPageBytes;

inline std::uint32_t readU32(const Byte *bytes)
{
    return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16
        | static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

// From a frame header: page number 4, pages of the database 4 (commit frames), salts 8, masked checksums 8.
inline FramePlace framePlaceOf(std::uint64_t frame, const Byte *header)
{
    FramePlace place{frame, readU32(header), readU32(header + 4), {}};
    std::memcpy(place.salts.data(), header + 8, place.salts.size());
    return place;
}

// Masks the checksums of a frame header, or unmasks them.
inline void maskFrameHeader(const PageCodec &codec, std::uint64_t frame, Byte *header)
{
    const FixedBytes<8> mask = codec.frameMask(frame, header);
    for (std::size_t i = 0; i < mask.size(); ++i)
        header[16 + i] ^= mask[i];
}

} // namespace guyub::vault
