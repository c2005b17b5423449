import { TextInput } from '@mantine/core';

interface Props {
  label: string;
  value: string | undefined;
  onChange: (to: string | undefined) => void;
}

/** A word that narrows a search, once one has typed it: by Enter, or by going on. */
export function WordFilter({ label, value, onChange }: Props) {
  const take = (typed: string) => {
    const to = typed.trim() || undefined;
    if (to !== value) {
      onChange(to);
    }
  };
  return (
    <TextInput
      key={value}
      size="xs"
      label={label}
      defaultValue={value}
      onBlur={(event) => take(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && take(event.currentTarget.value)}
    />
  );
}
