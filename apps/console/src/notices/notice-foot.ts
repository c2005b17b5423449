import { Store, useStore } from '../store.js';

/** Room at the foot of the window that notices leave free, in pixels: its height, and what lies beside it. */
export interface NoticeFoot {
  height: number;
  left: number;
  right: number;
}

const NONE: NoticeFoot = { height: 0, left: 0, right: 0 };
const foot = new Store<NoticeFoot>(NONE);

export const useNoticeFoot = (): NoticeFoot => useStore(foot);

/** As the ref of what stands at the foot of a screen and is pressed: notices stand above it, and never upon it. */
export function keepNoticesAbove(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) {
    return undefined;
  }
  const measure = () => {
    const { height, left, right } = element.getBoundingClientRect();
    foot.set({ height, left, right: document.documentElement.clientWidth - right });
  };
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  measure();
  return () => {
    observer.disconnect();
    foot.set(NONE);
  };
}
