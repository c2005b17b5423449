import { Modal, type ModalProps } from '@mantine/core';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  isOpen?: boolean;
  size?: ModalProps['size'];
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ title, isOpen = true, size, onClose, children }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {children}
    </Modal>
  );
}
