import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './review-page.module.css';

/** The list, on screens too narrow to have it beside the comment. */
export function ListDrawer({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <div className={css.drawer}>
      <Button variant="default" size="compact-md" fullWidth onClick={open}>
        {t('review.showList')}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={close}
        title={t('review.items')}
        size="90%"
        padding={0}
        classNames={{ header: css.drawerHead }}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <div onClick={close}>{children}</div>
      </Drawer>
    </div>
  );
}
