import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type ReviewItem } from '../api/things.js';
import { keyOfItem } from './work-list.js';

/** Once one has gone on from the comment the address names, the address names it no more. */
export function useLeaveSought(sought: string | undefined, current: ReviewItem | undefined): void {
  const navigate = useNavigate();
  const hasLeft = sought !== undefined && (current === undefined || keyOfItem(current) !== sought);
  useEffect(() => {
    if (hasLeft) {
      void navigate({ to: '/review', search: (before) => ({ ...before, comment: undefined }), replace: true });
    }
  }, [hasLeft, navigate]);
}
