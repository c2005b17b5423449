/**
 * Runs in the page: `palaverPainted()` resolves to the milliseconds from the last key press, as the browser stamped it, to
 * the frame after the one that shows another comment.
 */
export const WATCH_PAINT = `
  let pressedAt = 0;
  let before = '';
  let painted;
  const shown = () => document.querySelector('[data-testid="comment-text"]')?.textContent ?? '';
  addEventListener('keydown', (event) => {
    pressedAt = event.timeStamp;
    before = shown();
    painted = new Promise((resolve) => {
      const look = () => requestAnimationFrame(() => {
        if (shown() === before) {
          look();
        } else {
          requestAnimationFrame(() => resolve(performance.now() - pressedAt));
        }
      });
      look();
    });
  }, true);
  window.palaverPainted = () => painted;
`;
