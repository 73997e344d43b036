package dev.cordon.core.android.life;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.ContainerState;
import dev.cordon.core.Registration;
import dev.cordon.core.android.Policies;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.core.lock.BackgroundLock;
import dev.cordon.core.lock.IdleLock;
import dev.cordon.testing.EnrolledContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D2")
class LocksTest {
  private final Time time = new Time();
  private final Rules rules = new Rules();
  private final BackgroundLock background = new BackgroundLock(rules, time::now, time);
  private final IdleLock idle = new IdleLock(rules, time::now, time);
  private EnrolledContainer work;
  private Registration followed;

  @BeforeEach
  void anOpenContainerIsFollowed() {
    work = EnrolledContainer.create();
    publish(300, 60);
    followed = rules.follow(work.container());
    background.entered();
  }

  @AfterEach
  void letGo() {
    followed.close();
    work.close();
  }

  private void publish(int idleSeconds, int backgroundSeconds) {
    work.publish(Policies.locks(idleSeconds, backgroundSeconds));
  }

  @Nested
  @Tag("D7")
  class InTheBackground {
    @Test
    void itLocksWhenTheTimeIsOver() {
      background.left();
      time.pass(59);
      assertTrue(rules.isOpen());
      time.pass(1);
      assertFalse(rules.isOpen());
    }

    @Test
    void whoComesBackInTimeWorksOn() {
      background.left();
      time.pass(59);
      background.entered();
      time.pass(100);
      assertTrue(rules.isOpen());
      assertTrue(background.mayShow());
    }

    @Test
    void eachAbsenceIsMeasuredAnew() {
      background.left();
      time.pass(40);
      background.entered();
      background.left();
      time.pass(40);
      assertTrue(rules.isOpen());
      time.pass(20);
      assertFalse(rules.isOpen());
    }

    @Test
    void aFrozenProcessShowsNothingUntilItHasLocked() {
      background.left();
      time.freeze();
      time.pass(3_600);
      background.entered();
      assertFalse(background.mayShow());
      time.thaw();
      assertFalse(rules.isOpen());
      assertTrue(background.mayShow());
    }

    @Test
    void aShorterTimeInThePolicyCountsForWhoIsAwayAlready() {
      background.left();
      time.freeze();
      publish(300, 5);
      time.pass(6);
      background.entered();
      time.thaw();
      assertFalse(rules.isOpen());
    }

    @Test
    void withoutAnySecondsItLocksAtOnce() {
      publish(300, 0);
      background.left();
      time.run();
      assertFalse(rules.isOpen());
    }

    @Test
    void whatIsLockedAlreadyIsShownAtOnce() {
      background.left();
      work.lock();
      time.freeze();
      time.pass(100);
      background.entered();
      assertTrue(background.mayShow());
    }
  }

  @Nested
  class Untouched {
    @Test
    void itLocksWhenTheTimeIsOver() {
      time.pass(299);
      assertTrue(rules.isOpen());
      time.pass(1);
      assertFalse(rules.isOpen());
    }

    @Test
    void eachTouchStartsTheTimeAgain() {
      time.pass(200);
      idle.touched();
      time.pass(299);
      assertTrue(rules.isOpen());
      time.pass(1);
      assertFalse(rules.isOpen());
    }

    @Test
    void aTouchAfterASleepThatWasTooLongLocks() {
      time.freeze();
      time.pass(301);
      idle.touched();
      assertTrue(rules.isOpen());
      time.thaw();
      assertFalse(rules.isOpen());
    }

    @Test
    void openingItIsATouch() {
      time.pass(300);
      work.open();
      time.pass(299);
      assertTrue(rules.isOpen());
      time.pass(1);
      assertFalse(rules.isOpen());
    }

    @Test
    void aNewPolicyCountsAtOnceAndIsNoTouch() {
      time.pass(100);
      publish(120, 60);
      time.pass(19);
      assertTrue(rules.isOpen());
      time.pass(1);
      assertFalse(rules.isOpen());
    }

    @Test
    void aContainerThatIsNoLongerFollowedIsLeftAlone() {
      followed.close();
      time.pass(300);
      assertTrue(work.container().state() instanceof ContainerState.Open);
    }
  }
}
