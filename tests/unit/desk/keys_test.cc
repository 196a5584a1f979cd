// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/key.h>

#include "refusals.h"

namespace prov {
namespace {

using testing::CountingEntropy;
using ::testing::HasSubstr;
using testing::StepClock;
using testing::TemporaryFolder;

// A case whose key is under the passphrase "right", with an environment that each test changes.
struct LockedCase {
  LockedCase() {
    environment.passphrase = [](const PassphraseRequest&) { return Passphrase("right"); };
    Case::create(folder.path(), {"mira", "Mira", "person"}, environment,
                 {.encrypted = true, .after = {}});
  }
  [[nodiscard]] Case opened() { return Case::open(folder.path(), Access::write, environment); }
  [[nodiscard]] std::string refusal() {
    try {
      static_cast<void>(opened().write());
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::key);
      return error.what();
    }
    return "written";
  }

  TemporaryFolder folder;
  StepClock clock;
  CountingEntropy entropy;
  Environment environment{clock, entropy, folder.path() / "keys", folder.path() / "state"};
};

AddNote note(const std::string& text) {
  AddNote out;
  out.target = "mira-0";
  out.text = text;
  return out;
}

TEST(Keys, AreAskedForUntilThePassphraseIsRightOrNoneIsGiven) {
  LockedCase test;
  std::vector<unsigned> attempts;
  test.environment.passphrase = [&](const PassphraseRequest& request) {
    EXPECT_EQ(request.handle, "mira");
    EXPECT_FALSE(request.fresh);
    attempts.push_back(request.attempt);
    return std::optional<Passphrase>(Passphrase(request.attempt < 2 ? "wrong" : "right"));
  };
  EXPECT_EQ(test.refusal(), "written");
  EXPECT_EQ(attempts, (std::vector<unsigned>{0, 1, 2}));
  test.environment.passphrase = [](const PassphraseRequest& request) {
    return request.attempt == 0 ? std::optional<Passphrase>(Passphrase("wrong")) : std::nullopt;
  };
  EXPECT_THAT(test.refusal(), HasSubstr("not the passphrase"));
  test.environment.passphrase = {};
  EXPECT_THAT(test.refusal(), HasSubstr("is locked"));
}

TEST(Keys, ThatAreUnlockedAreNotAskedForAndTheirSignaturesAreChecked) {
  LockedCase test;
  UnlockedKey key = test.opened().unlock_key();
  key.settle();
  test.environment.passphrase = {};
  test.environment.signer = [&](std::string_view name) {
    EXPECT_EQ(name, key.name());
    return [&](std::string_view message) { return key.sign(message); };
  };
  Case opened = test.opened();
  {
    Writer writer = opened.write();
    writer.apply(note("One."));
    writer.commit();
  }
  EXPECT_EQ(opened.logs().front().size, 2u);
  test.environment.signer = [&](std::string_view) {
    return [&](std::string_view) { return key.sign("something else"); };
  };
  Case again = test.opened();
  Writer writer = again.write();
  writer.apply(note("Two."));
  EXPECT_THROW(writer.commit(), Error);
  EXPECT_EQ(test.opened().logs().front().size, 2u);
}

TEST(Keys, OfANewLogAreNotMadeWithoutAPassphraseThatIsWanted) {
  LockedCase test;
  test.environment.passphrase = [](const PassphraseRequest&) { return std::nullopt; };
  Case opened = test.opened();
  EXPECT_THROW(opened.open_log({"ben", "", ""}, {.encrypted = true, .after = {}}), Error);
  EXPECT_EQ(opened.logs().size(), 1u);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(test.folder.path() / "keys"), {}), 1);
}

TEST(Keys, ThatAreRetiredLeaveTheirLogToOneThatGoesOn) {
  LockedCase test;
  Case opened = test.opened();
  EXPECT_EQ(opened.log_to_go_on_from("mira"), "");
  opened.retire_key("mira");
  EXPECT_TRUE(opened.logs().front().retired);
  EXPECT_FALSE(opened.logs().front().current);
  EXPECT_THAT(test.refusal(), HasSubstr("is retired"));
  EXPECT_EQ(opened.log_to_go_on_from(""), "mira");
  EXPECT_EQ(opened.log_to_go_on_from("mira"), "mira");
  EXPECT_EQ(opened.log_to_go_on_from("ben"), "");
  const LogInfo next = opened.open_log({"", "", ""}, {.encrypted = false, .after = "mira"});
  EXPECT_EQ(next.handle, "mira2");
  EXPECT_EQ(next.name, "Mira");
  const Entry open = opened.entry({next.origin, 0, 0});
  const auto& content = std::get<LogOpen>(open.content);
  EXPECT_EQ(content.predecessor_log, opened.logs().front().origin);
  EXPECT_EQ(content.predecessor_size, 1u);
  EXPECT_EQ(open.lamport, 2u) << "it comes after what it goes on from";
}

}  // namespace
}  // namespace prov
