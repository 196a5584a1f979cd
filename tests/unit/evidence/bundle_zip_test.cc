// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_zip.h"

#include <fstream>

#include <zlib.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/files.h"
#include "evidence/zip_records.h"
#include "sample_bundle.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// A member of a handmade archive: stored, unless `method` says otherwise.
struct Handmade {
  std::string name, data;
  std::uint16_t method = kZipStored, flags = 0;
  std::uint64_t declared = UINT64_MAX;  ///< length; as it is
  std::uint32_t attributes = 0100644U << 16U;
};

std::string handmade_zip(const std::vector<Handmade>& members, std::size_t overlap = 0) {
  std::string out, directory;
  std::size_t first = 0;
  for (const Handmade& each : members) {
    const std::size_t record = overlap > 0 ? first : out.size();
    const auto crc = static_cast<std::uint32_t>(::crc32(
        0, reinterpret_cast<const Bytef*>(each.data.data()), static_cast<uInt>(each.data.size())));
    const std::uint64_t bytes = each.declared == UINT64_MAX ? each.data.size() : each.declared;
    ZipRecord shared;
    shared.u16(kZipVersion).u16(each.flags).u16(each.method).u16(0).u16(kZipFirstDay).u32(crc);
    shared.u32(each.data.size()).u32(bytes).u16(each.name.size()).u16(0);
    out += ZipRecord().u32(kZipLocal).text(shared.bytes()).text(each.name).bytes() + each.data;
    directory += ZipRecord()
                     .u32(kZipCentral)
                     .u16(kZipUnix << 8U | kZipVersion)
                     .text(shared.bytes())
                     .u16(0)
                     .u16(0)
                     .u16(0)
                     .u32(each.attributes)
                     .u32(record)
                     .text(each.name)
                     .bytes();
  }
  const std::size_t start = out.size();
  ZipRecord end;
  end.u32(kZipEnd).u16(0).u16(0).u16(members.size()).u16(members.size());
  end.u32(directory.size()).u32(start).u16(0);
  return out + directory + end.bytes();
}

class BundleZip : public ::testing::Test {
 protected:
  BundleZip() : files_(SampleBundle().seal()) {
    fs::create_directory(folder());
    write_files(files_, folder());
  }

  fs::path folder() const { return scratch_.path() / "folder"; }
  fs::path zip() const { return scratch_.path() / "bundle.zip"; }
  std::string zipped() const {
    write_zip(folder(), zip());
    return read_file(zip(), 1 << 20);
  }
  // The report of these bytes, or the error.
  std::string found_in(const std::string& bytes) const {
    std::ofstream(zip(), std::ios::binary) << bytes;
    try {
      const BundleReport report = verify_bundle(zip());
      return described(report);
    } catch (const Error& error) {
      EXPECT_TRUE(error.code() == ErrorCode::not_found) << error.what();
      return std::string("error ") + error.what();
    }
  }
  // The members that hold the files of the bundle as they are.
  std::vector<Handmade> members() const {
    std::vector<Handmade> out;
    for (const auto& [path, bytes] : files_) out.push_back({path, bytes});
    return out;
  }
  std::string found_with(const Handmade& more) const {
    std::vector<Handmade> all = members();
    all.push_back(more);
    return found_in(handmade_zip(all));
  }

  ScratchFolder scratch_;
  FileMap files_;
};

TEST_F(BundleZip, HoldsWhatTheFolderHolds) {
  const std::string bytes = zipped();
  EXPECT_EQ(found_in(bytes), described(verify_bundle(folder())));
  EXPECT_THAT(found_in(bytes), HasSubstr("holds"));
  EXPECT_THAT(found_in(handmade_zip(members())), HasSubstr("holds"));
}

TEST_F(BundleZip, IsTheSameForTheSameFiles) {
  const std::string first = zipped();
  fs::remove(zip());
  fs::last_write_time(folder() / "README.txt", fs::file_time_type::clock::now());
  fs::permissions(folder() / "README.txt", fs::perms::owner_read);
  EXPECT_EQ(zipped(), first);
}

TEST_F(BundleZip, ReplacesNothing) {
  write_file_atomically(zip(), "here");
  EXPECT_THROW(write_zip(folder(), zip()), Error);
  EXPECT_EQ(read_file(zip(), 10), "here");
  fs::remove(zip());
  fs::create_symlink("nowhere", zip());
  EXPECT_THROW(write_zip(folder(), zip()), Error);
}

TEST_F(BundleZip, IsNotMadeOfWhatIsNoBundle) {
  fs::create_symlink("/etc/passwd", folder() / "link");
  EXPECT_THROW(write_zip(folder(), zip()), Error);
  EXPECT_FALSE(fs::exists(zip()));
  EXPECT_THROW(write_zip(scratch_.path() / "nowhere", zip()), Error);
}

TEST_F(BundleZip, ShowsEachChangedByteOrReportsTheSame) {
  const std::string bytes = zipped();
  const std::string right = found_in(bytes);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ (i % 2 == 0 ? 1 : 0x80));
    const std::string found = found_in(changed);
    if (found.starts_with("holds")) {
      EXPECT_EQ(found, right) << "byte " << i;
    }
  }
}

TEST_F(BundleZip, IsNoneWhenItIsCutShort) {
  const std::string bytes = zipped();
  for (std::size_t length = 0; length < bytes.size(); length += 97) {
    EXPECT_THAT(found_in(bytes.substr(0, length)), HasSubstr("is no bundle")) << length;
  }
  EXPECT_THAT(found_in(bytes.substr(1)), HasSubstr("is no bundle"));
  EXPECT_THAT(found_in(bytes + "x"), HasSubstr("is no bundle"));
}

TEST_F(BundleZip, LeadsNowhereElse) {
  for (const char* name :
       {"../outside", "/etc/passwd", "entries/../../x", "a\\b", "", "entries/"}) {
    EXPECT_THAT(found_with({name, ""}), HasSubstr("no file of a bundle can have this name"))
        << name;
  }
  EXPECT_THAT(found_with({"link", "/etc/passwd", kZipStored, 0, UINT64_MAX, 0120777U << 16U}),
              HasSubstr("link||it is no regular file"));
}

TEST_F(BundleZip, HasEachNameOnce) {
  EXPECT_THAT(found_with({"README.txt", "another"}), HasSubstr("README.txt||it is there twice"));
}

TEST_F(BundleZip, IsNeitherEncryptedNorPackedOddly) {
  EXPECT_THAT(found_with({"a", "x", kZipStored, 1}), HasSubstr("a||it is encrypted"));
  EXPECT_THAT(found_with({"a", "x", 12}), HasSubstr("a||it is packed in a way"));
  EXPECT_THAT(found_with({"a", "x", kZipStored, 0, 2}), HasSubstr("a||it states two lengths"));
}

std::string deflated(const std::string& bytes) {
  std::string out(::compressBound(bytes.size()), '\0');
  uLongf length = out.size();
  ::compress(reinterpret_cast<Bytef*>(out.data()), &length,
             reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  return out.substr(2, length - 6);  // without the frame of RFC 1950
}

TEST_F(BundleZip, IsNotUnpackedBeyondWhatItDeclares) {
  const std::string bomb = deflated(std::string(50 << 20, '\0'));
  write_file_atomically(zip(), handmade_zip({{"a", bomb, kZipDeflated, 0, 1000},
                                             {"b", "no deflate", kZipDeflated, 0, 1000},
                                             {"c", bomb.substr(0, 100), kZipDeflated, 0, 50 << 20},
                                             {"d", bomb + "x", kZipDeflated, 0, 50 << 20}}));
  const auto files = open_bundle(zip());
  for (const char* name : {"a", "b", "c", "d"}) {
    std::uint64_t got = 0;
    EXPECT_THROW(files->read(name, [&](std::string_view piece) { got += piece.size(); }), Error)
        << name;
    if (name[0] == 'a') {
      EXPECT_LE(got, 1000u);
    }
  }
  EXPECT_THAT(found_with({"big", bomb, kZipDeflated, 0, (1U << 30U) + 1}),
              HasSubstr("big||it is longer than 1 GiB"));
}

TEST_F(BundleZip, IsLimitedInAll) {
  std::vector<Handmade> all = members();
  for (int i = 0; i < 5; ++i) {
    all.push_back({"big-" + std::to_string(i), "x", kZipDeflated, 0, 1U << 30U});
  }
  EXPECT_THAT(found_in(handmade_zip(all)), HasSubstr("all files together are longer than 4 GiB"));
}

TEST_F(BundleZip, SharesNoDataBetweenFiles) {
  EXPECT_THAT(found_in(handmade_zip({{"bundle.json", "{}"}, {"bundle.jsom", "{}"}}, 1)),
              HasSubstr("its data overlaps that of another file"));
}

}  // namespace
}  // namespace prov
