import { Button, Menu, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ReviewItem } from '../api/things.js';
import { useBoundKeys } from '../commands/bound-keys.js';
import { KeyCap } from '../commands/key-cap.js';
import { Act } from './act.js';
import css from './decision-bar.module.css';

/** On a narrow screen these are in the menu. */
const REST = ['escalate', 'secondOpinion', 'skip'] as const;
/** Undo stands with the queues where these are seen. */
const FOLDED = [...REST, 'undo'] as const;

interface Props {
  item: ReviewItem;
  can: Record<'approve' | 'reject' | (typeof FOLDED)[number], (() => void) | undefined>;
  onHandOver: () => void;
}

/** What can be done with the comment that is looked at. */
export function DecisionBar({ item, can, onHandOver }: Props) {
  const { t } = useTranslation();
  const { keys } = useBoundKeys();
  return (
    <div className={css.frame}>
      <div className={css.bar} role="group" aria-label={t('review.actions')}>
        <Act name="approve" color="teal.9" run={can.approve} />
        <Act name="reject" color="red.9" run={can.reject} />
        <div className={css.rest}>
          {REST.map((name) => (
            <Act key={name} name={name} run={can[name]} />
          ))}
        </div>
        <Menu position="top-end">
          <Menu.Target>
            <Button variant="default" className={css.more}>
              <span className={css.wide}>{t('review.more')}</span>
              <span className={css.narrow}>{t('bench.narrowMore')}</span>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {FOLDED.map((name) => (
              <Menu.Item key={name} className={css.folded} disabled={can[name] === undefined} onClick={can[name]}>
                {t(`command.${name}`)}
              </Menu.Item>
            ))}
            <Menu.Item
              disabled={!item.claim?.yours}
              rightSection={<KeyCap name={keys.handOver} />}
              onClick={onHandOver}
            >
              {t('handOver.title')}
              <Text size="xs" c="dimmed" maw="16rem">
                {t('bench.handOver')}
              </Text>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}
