// SPDX-License-Identifier: Apache-2.0
#include "ingest/media_type.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.h"

namespace prov {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLookedAt = 4096;

/// A format whose files have fixed bytes at a fixed place. Where those are words that may stand in
/// a text, `start` says how the file begins.
struct Signature {
  std::size_t offset;
  std::string_view bytes;
  std::string_view media_type;
  std::string_view noun;
  std::string_view start = {};
};

constexpr std::array kSignatures = {
    Signature{0, "%PDF-"sv, "application/pdf", "a PDF file"},
    Signature{0, "\xFF\xD8\xFF"sv, "image/jpeg", "a JPEG image"},
    Signature{0, "\x89PNG\r\n\x1A\n"sv, "image/png", "a PNG image"},
    Signature{0, "GIF87a"sv, "image/gif", "a GIF image"},
    Signature{0, "GIF89a"sv, "image/gif", "a GIF image"},
    Signature{0, "II*\0"sv, "image/tiff", "a TIFF image"},
    Signature{0, "MM\0*"sv, "image/tiff", "a TIFF image"},
    Signature{8, "WEBP"sv, "image/webp", "a WebP image", "RIFF"},
    Signature{4, "ftypheic"sv, "image/heic", "an HEIC image", "\0"sv},
    Signature{4, "ftyp"sv, "video/mp4", "an MP4 file", "\0"sv},
    Signature{0, "OggS\0"sv, "application/ogg", "an Ogg file"},
    Signature{0, "ID3\3"sv, "audio/mpeg", "an MP3 file"},
    Signature{0, "ID3\4"sv, "audio/mpeg", "an MP3 file"},
    Signature{0, "{\\rtf"sv, "application/rtf", "an RTF file"},
    Signature{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "application/x-ole-storage",
              "an old Office file (DOC, XLS, PPT, MSG)"},
    Signature{0, "\x1F\x8B"sv, "application/gzip", "a gzip file"},
    Signature{0, "\x28\xB5\x2F\xFD"sv, "application/zstd", "a Zstandard file"},
    Signature{0, "\xFD\x37zXZ\0"sv, "application/x-xz", "an xz file"},
    Signature{4, "1AY&SY"sv, "application/x-bzip2", "a bzip2 file", "BZh"},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed", "a 7z archive"},
    Signature{0, "Rar!\x1A\7"sv, "application/vnd.rar", "a RAR archive"},
    Signature{257, "ustar\0"sv, "application/x-tar", "a tar archive"},
    Signature{257, "ustar  \0"sv, "application/x-tar", "a tar archive"},
    Signature{0, "SQLite format 3\0"sv, "application/vnd.sqlite3", "an SQLite database"},
    Signature{0,
              "\x7F"
              "ELF"sv,
              "application/x-elf", "an ELF program"},
};

/// A format that is a ZIP archive with a known name or content early in it.
constexpr std::array kZipped = {
    Signature{0, "application/vnd.oasis.opendocument.text"sv,
              "application/vnd.oasis.opendocument.text", "an OpenDocument text (ODT)"},
    Signature{0, "application/epub+zip"sv, "application/epub+zip", "an EPUB book"},
    Signature{0, "word/"sv,
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              "a Word document (DOCX)"},
    Signature{0, "xl/"sv, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              "an Excel workbook (XLSX)"},
    Signature{0, "ppt/"sv,
              "application/vnd.openxmlformats-officedocument.presentationml.presentation",
              "a PowerPoint file (PPTX)"},
};

MediaType binary(const Signature& signature) {
  return {signature.media_type, signature.noun, true, false};
}

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\3\4"sv) || bytes.starts_with("PK\5\6"sv) ||
         bytes.starts_with("PK\7\x08"sv);
}

MediaType zipped(std::string_view bytes) {
  for (const Signature& signature : kZipped) {
    if (bytes.find(signature.bytes) != std::string_view::npos) return binary(signature);
  }
  return {"application/zip", "a ZIP archive", true, false};
}

// ASCII upper case only.
bool starts_with_any_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char expected, char c) {
           return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
         });
}

MediaType markup_or_plain(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
  while (!bytes.empty() && is_ascii_space(bytes.front())) bytes.remove_prefix(1);
  for (const std::string_view tag : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv}) {
    if (starts_with_any_case(bytes, tag)) return {"text/html", "an HTML page", false, true};
  }
  if (bytes.starts_with("<?xml"sv)) return {"application/xml", "an XML file", false, true};
  return {"text/plain", "a plain text", false, false};
}

}  // namespace

MediaType recognise_media_type(std::string_view bytes) {
  bytes = bytes.substr(0, kLookedAt);
  for (const Signature& signature : kSignatures) {
    if (bytes.size() > signature.offset && bytes.starts_with(signature.start) &&
        bytes.substr(signature.offset).starts_with(signature.bytes)) {
      return binary(signature);
    }
  }
  return is_zip(bytes) ? zipped(bytes) : markup_or_plain(bytes);
}

}  // namespace prov
