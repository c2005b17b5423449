import { Button, Container, Stack, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { useCommands } from '../commands/running-commands.js';
import { ErrorState, LoadingState, ScreenState } from '../states/screen-state.js';
import { FoundComment } from './found-comment.js';

/** Every comment that is kept, by its words. */
export function SearchPage() {
  const { t } = useTranslation();
  const { text } = useSearch({ from: '/inside/search' });
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useCommands({ search: () => field.current?.focus() });
  const found = useInfiniteQuery({
    queryKey: ['search', text],
    queryFn: ({ pageParam }) => call('searchComments', { query: { text, limit: '30', cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = field.current?.value.trim();
    void navigate({ to: '/search', search: { text: words === '' ? undefined : words } });
  };
  const comments = found.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Container size="md" py="lg">
      <Stack gap="md">
        <Title order={1} size="h3">
          {t('search.title')}
        </Title>
        <form onSubmit={submit} role="search" aria-label={t('search.title')}>
          <TextInput
            key={text}
            ref={field}
            type="search"
            defaultValue={text}
            aria-label={t('search.label')}
            description={t('search.help')}
            placeholder={t('search.label')}
          />
        </form>
        {found.isPending && <LoadingState />}
        {found.error && <ErrorState error={found.error} again={() => void found.refetch()} />}
        {found.data && comments.length === 0 && (
          <ScreenState level={2} title={t('search.none')} text={t('search.noneHelp')} />
        )}
        {comments.map(({ comment }) => (
          <FoundComment key={`${comment.siteId}/${comment.id}`} comment={comment} />
        ))}
        {found.hasNextPage && (
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('search.more')}
          </Button>
        )}
      </Stack>
    </Container>
  );
}
