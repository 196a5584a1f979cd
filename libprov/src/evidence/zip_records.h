// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace prov {

// Records of .zip files: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16. Numbers are
// little-endian.

inline constexpr std::uint32_t kZipLocal = 0x04034b50;
inline constexpr std::uint32_t kZipCentral = 0x02014b50;
inline constexpr std::uint32_t kZipEnd = 0x06054b50;
inline constexpr std::size_t kZipLocalSize = 30;
inline constexpr std::size_t kZipCentralSize = 46;
inline constexpr std::size_t kZipEndSize = 22;

inline constexpr std::uint16_t kZipVersion = 20;  // 2.0: deflate
inline constexpr std::uint16_t kZipUnix = 3;      // host of the upper byte of "version made by"
inline constexpr std::uint16_t kZipFirstDay = 0x0021;  // 1980-01-01
inline constexpr std::uint16_t kZipStored = 0, kZipDeflated = 8;
inline constexpr std::uint64_t kZipGreatest = 0xFFFFFFFE;  // beyond: ZIP64
inline constexpr std::size_t kZipMostFiles = 0xFFFE;

/// What local and central records both say of a file.
struct ZipMember {
  std::uint16_t flags = 0, method = kZipDeflated;
  std::uint32_t crc = 0;
  std::uint64_t packed = 0, bytes = 0;
  std::uint64_t record = 0;  ///< offset of the local record
};

/// Reads numbers one after another; beyond the end they are 0 and `whole` says so.
class ZipFields {
 public:
  explicit ZipFields(std::string_view bytes) : rest_(bytes) {}

  std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
  std::uint32_t u32() { return number(4); }
  std::string_view text(std::size_t length) {
    const std::string_view out = rest_.substr(0, length);
    whole_ = whole_ && out.size() == length;
    rest_.remove_prefix(out.size());
    return out;
  }
  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::uint32_t number(std::size_t length) {
    std::uint32_t value = 0;
    const std::string_view bytes = text(length);
    for (std::size_t i = bytes.size(); i-- > 0;) {
      value = value << 8U | static_cast<unsigned char>(bytes[i]);
    }
    return value;
  }

  std::string_view rest_;
  bool whole_ = true;
};

/// Writes numbers one after another.
class ZipRecord {
 public:
  ZipRecord& u16(std::uint64_t value) { return number(value, 2); }
  ZipRecord& u32(std::uint64_t value) { return number(value, 4); }
  ZipRecord& text(std::string_view bytes) {
    bytes_.append(bytes);
    return *this;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  ZipRecord& number(std::uint64_t value, int length) {
    for (int i = 0; i < length; ++i) bytes_.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
    return *this;
  }

  std::string bytes_;
};

}  // namespace prov
