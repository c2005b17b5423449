import { Button, Container, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../commands/running-commands.js';
import { useTitle } from '../frame/use-title.js';
import { sitesQuery } from '../review/review-queries.js';
import { usePermission } from '../session/use-me.js';
import { ErrorState, LoadingState, ScreenState } from '../states/screen-state.js';
import { DecideFound } from './decide-found.js';
import { FoundComment } from './found-comment.js';
import { HistoryDrawer } from './history-drawer.js';
import { addressOf } from './search-filter.js';
import { searchQuery } from './search-queries.js';
import { SearchFilters } from './search-filters.js';

/** Every comment that is kept, by its words and by what became of it. */
export function SearchPage() {
  const { t } = useTranslation();
  const { comment: shown, ...filter } = useSearch({ from: '/inside/search' });
  const { text, author } = filter;
  useTitle([text, t('search.title')]);
  const mayLead = usePermission('review:lead');
  const sites = useQuery(sitesQuery).data ?? [];
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useCommands({ search: () => field.current?.focus() });
  const found = useInfiniteQuery(searchQuery(filter));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = field.current?.value.trim();
    void navigate({ to: '/search', search: { ...filter, text: words === '' ? undefined : words } });
  };
  const comments = found.data?.pages.flatMap(({ data }) => data) ?? [];
  const authorName = comments.find(({ comment }) => comment.author.id === author)?.comment.author.username;
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
        <SearchFilters
          filter={filter}
          authorName={author === undefined ? undefined : authorName}
          sites={sites}
          onChange={(search) => void navigate({ to: '/search', search })}
        />
        {comments.length > 0 && (
          <Group justify="space-between" mih="1.75rem">
            <Text size="sm" c="dimmed" role="status">
              {t(found.hasNextPage ? 'search.foundMore' : 'search.found', { count: comments.length })}
            </Text>
            {mayLead && comments.length > 1 && (
              <DecideFound
                key={JSON.stringify(filter)}
                filter={filter}
                sites={sites}
                count={comments.length}
                isMore={found.hasNextPage}
              />
            )}
          </Group>
        )}
        {found.isPending && <LoadingState />}
        {found.error && <ErrorState error={found.error} again={() => void found.refetch()} />}
        {found.data && comments.length === 0 && (
          <ScreenState level={2} title={t('search.none')} text={t('search.noneHelp')} />
        )}
        {comments.map((one) => (
          <FoundComment key={addressOf(one.comment)} found={one} filter={filter} />
        ))}
        {found.hasNextPage && (
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('search.more')}
          </Button>
        )}
      </Stack>
      <HistoryDrawer comment={shown} onClose={() => void navigate({ to: '/search', search: filter })} />
    </Container>
  );
}
