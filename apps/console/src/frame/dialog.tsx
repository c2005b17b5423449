import { Modal } from '@mantine/core';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  isOpen?: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ title, isOpen = true, onClose, children }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      {children}
    </Modal>
  );
}
