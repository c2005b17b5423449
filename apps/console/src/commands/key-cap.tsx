import css from './key-cap.module.css';

interface Props {
  name: string;
  /** Shown where there may be no keyboard, too. */
  isKept?: boolean;
  /** Not read aloud, as what it stands on tells its key by itself. */
  isSilent?: boolean;
}

/** A key, as it is written on keyboards. */
export function KeyCap({ name, isKept = false, isSilent }: Props) {
  return (
    <kbd className={css.cap} dir="ltr" data-kept={isKept} aria-hidden={isSilent}>
      {name.length === 1
        ? name.toUpperCase()
        : name.replace(/\+(.)$/, (_, letter: string) => `+${letter.toUpperCase()}`)}
    </kbd>
  );
}
