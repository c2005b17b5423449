import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../appearance/preferences.js';
import { Dialog } from '../frame/dialog.js';
import { rest, useIsResting } from './rest.js';
import { useWorkedMinutes } from './use-worked-minutes.js';

/** Put off, it comes again after so many minutes. */
const LATER = 10;

/** Proposes a break to who has worked as long as he wants to at once. */
export function BreakReminder() {
  const { t } = useTranslation();
  const { breakAfterMinutes } = usePreferences();
  const [minutes, begin] = useWorkedMinutes();
  const [putOff, setPutOff] = useState(0);
  const isResting = useIsResting();
  const isDue = breakAfterMinutes !== null && minutes >= breakAfterMinutes + putOff;
  const goOn = () => {
    rest(false);
    setPutOff(0);
    begin();
  };
  const later = () => setPutOff(minutes - (breakAfterMinutes ?? 0) + LATER);
  if (!isDue && !isResting) {
    return null;
  }
  return (
    <Dialog title={t(isResting ? 'care.restTitle' : 'care.breakTitle')} onClose={isResting ? goOn : later}>
      <Stack gap="md">
        <Text>{isResting ? t('care.rest') : t('care.break', { count: minutes })}</Text>
        {isResting ? (
          <Button data-autofocus onClick={goOn}>
            {t('care.back')}
          </Button>
        ) : (
          <Group>
            <Button data-autofocus onClick={() => rest(true)}>
              {t('care.takeBreak')}
            </Button>
            <Button variant="default" onClick={later}>
              {t('care.later')}
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  );
}
