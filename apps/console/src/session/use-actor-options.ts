import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { namesQuery, useNameOf } from './use-name-of.js';

/** People of the sites one sees, by name, to choose from; and whoever is chosen already, though he be a token. */
export function useActorOptions(chosen: readonly string[]): { value: string; label: string }[] {
  const { i18n } = useTranslation();
  const nameOf = useNameOf();
  const names = useQuery(namesQuery).data ?? new Map<string, string>();
  const others = chosen.filter((actor) => !names.has(actor));
  return [
    ...others.map((value) => ({ value, label: nameOf(value) })),
    ...[...names].map(([value, label]) => ({ value, label })),
  ].sort((one, other) => one.label.localeCompare(other.label, i18n.language));
}
