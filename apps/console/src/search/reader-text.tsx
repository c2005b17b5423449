import { Text } from '@mantine/core';
import { usePreferences } from '../appearance/preferences.js';
import { type Reason } from '../api/things.js';
import { MarkedText } from '../review/marked-text.js';

interface Props {
  text: string;
  reasons: readonly Reason[];
  /** All of it is shown unless this is given. */
  lines?: number;
}

/** What a reader wrote, as each wants it to be blurred. */
export function ReaderText({ text, reasons, lines }: Props) {
  const { blur } = usePreferences();
  return (
    <Text component="p" className="readers" my={0} lineClamp={lines} dir="auto">
      <MarkedText text={text} field="text" reasons={reasons} isMasked={blur !== 'nothing'} />
    </Text>
  );
}
