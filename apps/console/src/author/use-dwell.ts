import { useEffect, useState } from 'react';

const DWELL_MS = 300;

/** Whether the same thing is shown for a moment already: whoever only passes by has nothing read for him. */
export function useDwell(thing: string): boolean {
  const [seen, setSeen] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSeen(thing), DWELL_MS);
    return () => clearTimeout(timer);
  }, [thing]);
  return seen === thing;
}
