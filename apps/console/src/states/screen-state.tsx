import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './use-problem-text.js';

interface Props {
  title: string;
  text?: string;
  /** Of its heading: 1 where it is all of the screen. */
  level?: 1 | 2;
  children?: ReactNode;
}

/** A screen, or a part of one, that has nothing to show: why, and what to do about it. */
export function ScreenState({ title, text, level = 1, children }: Props) {
  return (
    <Center p="xl" mih="12rem">
      <Stack maw="34rem" gap="sm" align="center" ta="center">
        <Title order={level} size="h4">
          {title}
        </Title>
        {text !== undefined && <Text c="dimmed">{text}</Text>}
        {children}
      </Stack>
    </Center>
  );
}

export function LoadingState() {
  const { t } = useTranslation();
  return (
    <Center p="xl" mih="12rem" role="status" aria-label={t('state.loading')}>
      <Loader type="dots" />
    </Center>
  );
}

export function ErrorState({ error, again }: { error: Error; again: () => void }) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  return (
    <ScreenState title={t('state.failed')} text={textOf(error)}>
      <Button variant="default" onClick={again}>
        {t('state.again')}
      </Button>
    </ScreenState>
  );
}

/** In the place of what has not been read: it is on its way, or why not. */
export function UnreadState({ query }: { query: { error: Error | null; refetch: () => Promise<unknown> } }) {
  return query.error ? <ErrorState error={query.error} again={() => void query.refetch()} /> : <LoadingState />;
}

export function ForbiddenState() {
  const { t } = useTranslation();
  return <ScreenState title={t('state.forbidden')} text={t('state.forbiddenHelp')} />;
}
