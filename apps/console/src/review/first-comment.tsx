import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { CopyField } from '../frame/copy-field.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { curlOf } from './first-comment-command.js';
import { NewSite } from './new-site.js';

/** A key made here, and a command that sends a comment with it; its text asks for a person. */
export function FirstComment({ siteId }: { siteId: string | undefined }) {
  const { t } = useTranslation();
  const make = useMutation({
    mutationFn: async (id: string) =>
      (await call('createKey', { path: { siteId: id }, body: { name: 'first comment', test: true } })).key,
  });
  if (siteId === undefined) {
    return <NewSite />;
  }
  return (
    <Stack gap="md" w="100%" ta="start">
      <ProblemAlert error={make.error} />
      {make.data === undefined ? (
        <Button onClick={() => make.mutate(siteId)} loading={make.isPending} mx="auto">
          {t('empty.makeKey', { site: siteId })}
        </Button>
      ) : (
        <>
          <CopyField block label={t('empty.command')} value={curlOf(gatewayUrl(), make.data)} />
          <Text size="sm" c="dimmed">
            {t('empty.commandHelp')}
          </Text>
        </>
      )}
      <CopyField block label={t('bench.examples')} value="npm run example:comments" />
    </Stack>
  );
}

function gatewayUrl(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="palaver-gateway"]')?.content ?? '';
}
