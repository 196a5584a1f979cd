// SPDX-License-Identifier: Apache-2.0
#include "cli/logging.h"

// The header-only forms, in this file alone: the shared libraries would be loaded at each start,
// also of a process that logs nothing.
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace prov::cli {
namespace {

std::shared_ptr<spdlog::logger> make_logger() {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  auto logger = std::make_shared<spdlog::logger>("prov", std::move(sink));
  logger->set_level(spdlog::level::debug);
  logger->set_pattern("prov: %l: %v");
  return logger;
}

spdlog::level::level_enum level_of(Severity severity) {
  switch (severity) {
    case Severity::warning:
      return spdlog::level::warn;
    case Severity::info:
      return spdlog::level::info;
    case Severity::debug:
      break;
  }
  return spdlog::level::debug;
}

}  // namespace

LogSink standard_error_log(bool verbose) {
  return [verbose, logger = std::shared_ptr<spdlog::logger>()](Severity severity,
                                                               std::string_view message) mutable {
    if (!verbose && severity != Severity::warning) return;
    if (!logger) logger = make_logger();
    logger->log(level_of(severity), spdlog::string_view_t(message.data(), message.size()));
  };
}

}  // namespace prov::cli
