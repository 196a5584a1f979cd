// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <prov/error.h>

#include "base/files.h"
#include "evidence/bundle_zip.h"
#include "evidence/zip_records.h"

namespace prov {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr std::uint64_t kDirectoryLimit = std::uint64_t{64} << 20;
// Bits 1 and 2 say how hard was tried, 3 that sizes follow the data, 11 that names are UTF-8.
constexpr std::uint16_t kKnownFlags = 0x080E;
constexpr unsigned kUnixFile = 0x8000;  // S_IFREG

[[noreturn]] void damaged(const std::string& path, const std::string& why) {
  throw Error(ErrorCode::bad_data, path + " cannot be unpacked: " + why);
}

// Unpacks raw deflate data (RFC 1951) up to a length known beforehand.
class Inflater {
 public:
  Inflater() {
    if (::inflateInit2(&stream_, -MAX_WBITS) != Z_OK) {
      throw Error(ErrorCode::internal, "zlib cannot start");
    }
  }
  ~Inflater() { ::inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  void take(const std::string& path, std::string_view packed, const BundleFiles::Sink& sink) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    do {
      if (ended_) {
        if (stream_.avail_in > 0) damaged(path, "something follows its data");
        return;
      }
      stream_.next_out = reinterpret_cast<Bytef*>(piece_.data());
      stream_.avail_out = static_cast<uInt>(piece_.size());
      const int result = ::inflate(&stream_, Z_NO_FLUSH);
      if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
        damaged(path, "its data is damaged");
      }
      ended_ = result == Z_STREAM_END;
      sink(std::string_view(piece_.data(), piece_.size() - stream_.avail_out));
    } while (stream_.avail_in > 0 || stream_.avail_out == 0);
  }
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  z_stream stream_{};
  std::string piece_ = std::string(kPiece, '\0');
  bool ended_ = false;
};

// Counts and checks what comes out, and hands it on.
class CheckedSink {
 public:
  CheckedSink(const std::string& path, const ZipMember& member, const BundleFiles::Sink& sink)
      : path_(path), member_(member), sink_(sink) {}

  void take(std::string_view piece) {
    bytes_ += piece.size();
    if (bytes_ > member_.bytes) damaged(path_, "it is longer than it says");
    crc_ = ::crc32(crc_, reinterpret_cast<const Bytef*>(piece.data()),
                   static_cast<uInt>(piece.size()));
    if (!piece.empty()) sink_(piece);
  }
  void finish() const {
    if (bytes_ != member_.bytes) damaged(path_, "it is shorter than it says");
    if (crc_ != member_.crc) damaged(path_, "its checksum is another");
  }

 private:
  const std::string& path_;
  const ZipMember& member_;
  const BundleFiles::Sink& sink_;
  std::uint64_t bytes_ = 0;
  uLong crc_ = 0;
};

class ZipFiles : public BundleFiles {
 public:
  explicit ZipFiles(const std::filesystem::path& zip)
      : zip_(zip), file_(::open(zip.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {
    struct stat status {};
    if (!file_.is_open() || ::fstat(file_.get(), &status) != 0) fail();
    size_ = static_cast<std::uint64_t>(status.st_size);
    read_directory();
  }

  void read(const std::string& path, const Sink& sink) override {
    const auto found = members_.find(path);
    if (found == members_.end()) throw Error(ErrorCode::bad_data, path + " is not there");
    const ZipMember& member = found->second;
    const std::uint64_t start = data_of(path, member);
    CheckedSink checked(path, member, sink);
    const Sink out = [&](std::string_view piece) { checked.take(piece); };
    Inflater inflater;
    for (std::uint64_t done = 0; done < member.packed;) {
      const std::string packed = bytes_at(start + done, std::min(kPiece, member.packed - done));
      done += packed.size();
      if (member.method == kZipStored) {
        out(packed);
      } else {
        inflater.take(path, packed, out);
      }
    }
    if (member.method == kZipDeflated && !inflater.ended()) damaged(path, "its data has no end");
    checked.finish();
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(ErrorCode::io, "cannot read " + zip_.string() + ": " + std::strerror(errno));
  }
  [[noreturn]] void no_archive() const {
    throw Error(ErrorCode::not_found,
                zip_.string() + " is no bundle: it is neither a folder nor a whole .zip file");
  }

  std::string bytes_at(std::uint64_t offset, std::uint64_t length) const {
    std::string out(length, '\0');
    for (std::size_t done = 0; done < out.size();) {
      const ssize_t count = ::pread(file_.get(), out.data() + done, out.size() - done,
                                    static_cast<off_t>(offset + done));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail();
      if (count == 0) no_archive();  // shortened meanwhile
      done += static_cast<std::size_t>(count);
    }
    return out;
  }

  // The end record closes the file, the directory stands right before it: one reading of the bytes,
  // however many signatures they hold.
  void read_directory() {
    if (size_ < kZipEndSize) no_archive();
    const std::uint64_t end = size_ - kZipEndSize;
    const std::string record = bytes_at(end, kZipEndSize);
    ZipFields fields(record);
    const bool is_end = fields.u32() == kZipEnd;
    const bool one_volume = fields.u16() == 0 && fields.u16() == 0;
    const std::uint16_t here = fields.u16(), count = fields.u16();
    const std::uint64_t length = fields.u32(), offset = fields.u32();
    const bool bare = fields.u16() == 0;
    if (!is_end || !one_volume || !bare || here != count || length > kDirectoryLimit ||
        offset + length != end) {
      no_archive();
    }
    directory_ = offset;
    const std::string bytes = bytes_at(offset, length);
    ZipFields members(bytes);
    for (std::uint16_t i = 0; i < count; ++i) read_member(members);
    if (!members.whole() || !members.rest().empty()) no_archive();
    refuse_overlaps();
  }

  void read_member(ZipFields& fields) {
    const bool is_member = fields.u32() == kZipCentral;
    const std::uint16_t made_by = fields.u16();
    fields.u16();  // version needed: what counts is the method
    ZipMember member;
    member.flags = fields.u16();
    member.method = fields.u16();
    fields.u32();  // time and day
    member.crc = fields.u32();
    member.packed = fields.u32();
    member.bytes = fields.u32();
    const std::uint16_t name = fields.u16(), extra = fields.u16(), comment = fields.u16();
    const bool first_volume = fields.u16() == 0;
    fields.u16();  // internal attributes
    const std::uint32_t attributes = fields.u32();
    member.record = fields.u32();
    const std::string path(fields.text(name));
    fields.text(std::size_t{extra} + comment);
    if (!is_member || !first_volume || !fields.whole()) no_archive();
    const bool is_file =
        made_by >> 8U != kZipUnix || kind(attributes) == 0 || kind(attributes) == kUnixFile;
    consider(path, member, is_file);
  }

  static unsigned kind(std::uint32_t attributes) { return attributes >> 16U & 0xF000U; }

  void consider(const std::string& path, const ZipMember& member, bool is_file) {
    if (!is_file) return refuse(path, "it is no regular file");
    if ((member.flags & 1U) != 0) return refuse(path, "it is encrypted");
    if ((member.flags & ~kKnownFlags) != 0 ||
        (member.method != kZipStored && member.method != kZipDeflated)) {
      return refuse(path, "it is packed in a way that is not used in bundles");
    }
    if (member.method == kZipStored && member.packed != member.bytes) {
      return refuse(path, "it states two lengths");
    }
    if (total_ + member.bytes > kBundleZipLimit) {
      return refuse(path, "all files together are longer than 4 GiB");
    }
    if (!take(path, member.bytes)) return;
    total_ += member.bytes;
    members_.emplace(path, member);
  }

  // Data that several files share would make a small archive into a huge one.
  void refuse_overlaps() {
    std::vector<std::pair<std::uint64_t, std::string>> order;
    for (const auto& [path, member] : members_) order.emplace_back(member.record, path);
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < order.size(); ++i) {
      const ZipMember& member = members_.at(order[i].second);
      const std::uint64_t next = i + 1 < order.size() ? order[i + 1].first : directory_;
      if (member.record + kZipLocalSize + order[i].second.size() + member.packed > next) {
        refuse(order[i].second, "its data overlaps that of another file");
      }
    }
  }

  // Where the data begins, when the local record says what the directory says.
  std::uint64_t data_of(const std::string& path, const ZipMember& member) const {
    if (member.record + kZipLocalSize > directory_) damaged(path, "its record is not there");
    const std::string record = bytes_at(member.record, kZipLocalSize);
    ZipFields fields(record);
    const bool is_local = fields.u32() == kZipLocal;
    fields.u16();
    const bool same = fields.u16() == member.flags && fields.u16() == member.method;
    fields.text(4 + 12);  // time and day; what the directory says too, or follows the data
    const std::uint16_t name = fields.u16(), extra = fields.u16();
    const std::uint64_t start = member.record + kZipLocalSize + name + extra;
    if (!is_local || !same || name != path.size() || start + member.packed > directory_ ||
        bytes_at(member.record + kZipLocalSize, name) != path) {
      damaged(path, "its two records differ");
    }
    return start;
  }

  std::filesystem::path zip_;
  FileDescriptor file_;
  std::uint64_t size_ = 0, directory_ = 0, total_ = 0;
  std::map<std::string, ZipMember> members_;
};

}  // namespace

std::unique_ptr<BundleFiles> open_bundle_zip(const std::filesystem::path& zip) {
  return std::make_unique<ZipFiles>(zip);
}

}  // namespace prov
