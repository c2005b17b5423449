import css from './key-cap.module.css';

/** A key, as it is written on keyboards. */
export function KeyCap({ name }: { name: string }) {
  return (
    <kbd className={css.cap} dir="ltr">
      {name.length === 1
        ? name.toUpperCase()
        : name.replace(/\+(.)$/, (_, letter: string) => `+${letter.toUpperCase()}`)}
    </kbd>
  );
}
