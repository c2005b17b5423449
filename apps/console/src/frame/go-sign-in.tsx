import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LoadingState } from '../states/screen-state.js';

/** Leads to signing in, and from there back to where one was. */
export function GoSignIn() {
  const navigate = useNavigate();
  useEffect(() => {
    const here = location.pathname === '/' ? undefined : location.pathname + location.search;
    void navigate({ to: '/sign-in', search: { to: here }, replace: true });
  }, [navigate]);
  return <LoadingState />;
}
