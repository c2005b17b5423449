import { useEffect, useRef, useState } from 'react';

const TICK_MS = 30_000;
/** Who does nothing for so long has a break. */
const IDLE_MS = 5 * 60_000;
const ACTS = ['keydown', 'pointerdown'] as const;

/** How long somebody has worked without a break, in minutes, and how that is begun anew. */
export function useWorkedMinutes(): [minutes: number, begin: () => void] {
  const last = useRef(Date.now());
  const since = useRef(Date.now());
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const note = () => {
      const now = Date.now();
      if (now - last.current > IDLE_MS) {
        since.current = now;
      }
      last.current = now;
    };
    const tick = setInterval(() => {
      const isIdle = Date.now() - last.current > IDLE_MS;
      setMinutes(isIdle ? 0 : Math.floor((last.current - since.current) / 60_000));
    }, TICK_MS);
    ACTS.forEach((act) => window.addEventListener(act, note, true));
    return () => {
      clearInterval(tick);
      ACTS.forEach((act) => window.removeEventListener(act, note, true));
    };
  }, []);
  const begin = () => {
    since.current = Date.now();
    setMinutes(0);
  };
  return [minutes, begin];
}
