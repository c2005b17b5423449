import { Badge, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { type Site } from '../api/things.js';
import { momentText } from '../language/moment-text.js';
import { isolated } from '../language/isolated.js';
import { useMe } from '../session/use-me.js';
import { Card } from './card.js';
import { PersonActs } from './person-acts.js';
import { type Person, PersonForm } from './person-form.js';

interface Props {
  person: Person;
  sites: readonly Site[];
  onChanged: () => void;
}

/** Who somebody is, what he may do and where, and what can be done about it. */
export function PersonCard({ person, sites, onChanged }: Props) {
  const { t, i18n } = useTranslation();
  const isMe = useMe().data?.id === person.id;
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { id, name, email, role, sections, disabledAt, hasPassword, hasTotp, lastSignInAt } = person;
  const state = disabledAt !== null ? 'off' : hasPassword ? 'on' : 'invited';
  const seen =
    lastSignInAt === null ? t('people.neverSeen') : t('people.seen', { at: momentText(lastSignInAt, i18n.language) });
  const places = person.sites.includes('*')
    ? t('people.allSites')
    : person.sites.map((site) => sites.find((one) => one.id === site)?.name ?? site).join(', ');
  return (
    <Card name="person">
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Text fw={500} component="bdi">
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            <bdi>{email}</bdi> · {t(`role.${role}`)} · <bdi>{places}</bdi>
            {sections !== null && ` · ${t('people.inSections', { sections: isolated(sections.join(', ')) })}`}
          </Text>
          <Text size="xs" c="dimmed">
            {seen}
            {hasTotp && ` · ${t('factor.title')}`}
          </Text>
        </div>
        <Badge color={{ on: 'teal', invited: 'yellow', off: 'gray' }[state]} variant="dot" flex="none">
          {t(`people.is.${state}`)}
        </Badge>
      </Group>
      <Group gap="xs" align="start">
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={isOpen}
          aria-label={t('people.changeOf', { name })}
          onClick={toggle}
        >
          {t('queues.change')}
        </Button>
        {!isMe && <PersonActs person={person} onChanged={onChanged} />}
      </Group>
      {isOpen && (
        <PersonForm
          personId={id}
          sites={sites}
          isMe={isMe}
          onDone={() => {
            close();
            onChanged();
          }}
        />
      )}
    </Card>
  );
}
