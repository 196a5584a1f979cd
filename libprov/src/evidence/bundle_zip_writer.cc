// SPDX-License-Identifier: Apache-2.0
#include <zlib.h>

#include <prov/error.h>

#include "base/files.h"
#include "evidence/bundle_zip.h"
#include "evidence/zip_records.h"

namespace prov {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr int kLevel = 6, kMemory = 8;
constexpr std::uint64_t kRegularFile = 0100644;

[[noreturn]] void too_long(const std::filesystem::path& zip) {
  throw Error(ErrorCode::bad_data,
              zip.string() + " would hold more than a .zip file can (write a folder instead)");
}

// Packs into raw deflate data (RFC 1951).
class Deflater {
 public:
  using Sink = BundleFiles::Sink;

  Deflater() {
    if (::deflateInit2(&stream_, kLevel, Z_DEFLATED, -MAX_WBITS, kMemory, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
      throw Error(ErrorCode::internal, "zlib cannot start");
    }
  }
  ~Deflater() { ::deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  void take(std::string_view bytes, bool last, const Sink& sink) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(piece_.data());
      stream_.avail_out = static_cast<uInt>(piece_.size());
      if (::deflate(&stream_, last ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_ERROR) {
        throw Error(ErrorCode::internal, "zlib cannot go on");
      }
      sink(std::string_view(piece_.data(), piece_.size() - stream_.avail_out));
    } while (stream_.avail_out == 0);
  }

 private:
  z_stream stream_{};
  std::string piece_ = std::string(kPiece, '\0');
};

// From the version to the lengths of name and extra field: alike in both kinds of record.
void add_shared(ZipRecord& record, const std::string& path, const ZipMember& member) {
  record.u16(kZipVersion).u16(member.flags).u16(member.method);
  record.u16(0).u16(kZipFirstDay).u32(member.crc).u32(member.packed).u32(member.bytes);
  record.u16(path.size()).u16(0);
}

std::string local_record(const std::string& path, const ZipMember& member) {
  ZipRecord record;
  record.u32(kZipLocal);
  add_shared(record, path, member);
  return record.text(path).bytes();
}

std::string central_record(const std::string& path, const ZipMember& member) {
  ZipRecord record;
  record.u32(kZipCentral).u16(kZipUnix << 8U | kZipVersion);
  add_shared(record, path, member);
  record.u16(0).u16(0).u16(0).u32(kRegularFile << 16U).u32(member.record);
  return record.text(path).bytes();
}

class ZipWriter {
 public:
  explicit ZipWriter(const std::filesystem::path& zip) : zip_(zip), file_(zip, 0644) {}

  void add(BundleFiles& files, const std::string& path) {
    ZipMember member;
    member.record = offset_;
    write(local_record(path, member));
    const std::uint64_t start = offset_;
    Deflater deflater;
    const auto out = [&](std::string_view piece) { write(piece); };
    uLong crc = 0;
    files.read(path, [&](std::string_view piece) {
      crc = ::crc32(crc, reinterpret_cast<const Bytef*>(piece.data()),
                    static_cast<uInt>(piece.size()));
      member.bytes += piece.size();
      deflater.take(piece, false, out);
    });
    deflater.take("", true, out);
    member.crc = static_cast<std::uint32_t>(crc);
    member.packed = offset_ - start;
    file_.write_at(member.record, local_record(path, member));
    directory_ += central_record(path, member);
    ++count_;
  }

  void finish() {
    const std::uint64_t start = offset_;
    const std::uint64_t length = directory_.size();
    write(directory_);
    ZipRecord end;
    end.u32(kZipEnd).u16(0).u16(0).u16(count_).u16(count_).u32(length).u32(start).u16(0);
    write(end.bytes());
    file_.finish(Existing::refuse);
  }

 private:
  void write(std::string_view bytes) {
    if (offset_ + bytes.size() > kZipGreatest) too_long(zip_);
    file_.write(bytes);
    offset_ += bytes.size();
  }

  const std::filesystem::path& zip_;
  NewFile file_;
  std::string directory_;
  std::uint64_t offset_ = 0, count_ = 0;
};

}  // namespace

void write_zip(const std::filesystem::path& folder, const std::filesystem::path& zip) {
  if (std::filesystem::symlink_status(zip).type() != std::filesystem::file_type::not_found) {
    throw Error(ErrorCode::usage, zip.string() + " exists already");
  }
  const std::unique_ptr<BundleFiles> files = open_bundle_folder(folder);
  if (!files->refused().empty()) {
    const BundleFailure& first = files->refused().front();
    throw Error(ErrorCode::bad_data, (folder / first.file).string() + ": " + first.message);
  }
  std::uint64_t total = 0;
  for (const auto& [path, bytes] : files->sizes()) total += bytes;
  if (files->sizes().size() > kZipMostFiles || total > kBundleZipLimit) too_long(zip);
  ZipWriter writer(zip);
  for (const auto& [path, bytes] : files->sizes()) writer.add(*files, path);
  writer.finish();
}

}  // namespace prov
