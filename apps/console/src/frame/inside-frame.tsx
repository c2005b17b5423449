import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useOwnPreferences } from '../account/use-own-preferences.js';
import { BreakReminder } from '../care/break-reminder.js';
import { useKeyboard } from '../commands/running-commands.js';
import { NoticeBar } from '../notices/notice-bar.js';
import { useLiveReview } from '../review/use-live-review.js';
import { rememberSession } from '../session/remembered-session.js';
import { useMe } from '../session/use-me.js';
import { UnreadState } from '../states/screen-state.js';
import { GoSignIn } from './go-sign-in.js';
import { TopBar } from './top-bar.js';
import css from './inside-frame.module.css';

/** What stands around the screens of whoever has signed in. */
export function InsideFrame() {
  const me = useMe();
  useKeyboard();
  useLiveReview(me.data);
  useOwnPreferences(me.data);
  useEffect(() => {
    if (me.data !== undefined) {
      rememberSession(me.data !== null);
    }
  }, [me.data]);
  if (me.data === undefined) {
    return <UnreadState query={me} />;
  }
  if (me.data === null) {
    return <GoSignIn />;
  }
  return (
    <div className={css.frame}>
      <TopBar me={me.data} />
      <main className={css.screen}>
        <Outlet />
      </main>
      <BreakReminder />
      <NoticeBar />
    </div>
  );
}
