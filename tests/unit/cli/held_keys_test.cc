// SPDX-License-Identifier: Apache-2.0
#include "cli/held_keys.h"

#include <sys/socket.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace prov::cli {
namespace {

TEST(HeldKeys, AreForProcessesOfTheSameUserOnly) {
  EXPECT_TRUE(is_own(1000, 1000));
  EXPECT_FALSE(is_own(1001, 1000));
  EXPECT_FALSE(is_own(0, 1000)) << "nor for the system's own";
  EXPECT_FALSE(is_own(static_cast<uid_t>(-1), 1000));
}

TEST(HeldKeys, AskTheSystemWhoIsAtTheOtherEnd) {
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
  EXPECT_TRUE(is_own_peer(ends[0]));
  ::close(ends[0]);
  ::close(ends[1]);
  EXPECT_FALSE(is_own_peer(ends[0])) << "what cannot be asked is nobody's";
}

TEST(HeldKeys, AreReachedHoweverLongThePathIs) {
  EXPECT_EQ(socket_address("/run/user/1000/prov", 7, "a.sock"), "/run/user/1000/prov/a.sock");
  EXPECT_EQ(socket_address("/" + std::string(120, 'x'), 7, "a.sock"), "/proc/self/fd/7/a.sock");
}

}  // namespace
}  // namespace prov::cli
