import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GateFrame } from '../frame/gate-frame.js';
import { BrokenLink } from './broken-link.js';
import { FirstAccount } from './first-account.js';
import { linkToken } from './link-token.js';
import { OfferSecondFactor } from './offer-second-factor.js';

/** The first run: an account, a second factor for whoever wants one, and on to the queue. */
export function WelcomePage() {
  const { t } = useTranslation();
  const [token] = useState(linkToken);
  const [password, setPassword] = useState<string>();
  const navigate = useNavigate();
  const goOn = () => void navigate({ to: '/review', replace: true });
  if (token === undefined) {
    return (
      <GateFrame title={t('welcome.brokenTitle')}>
        <BrokenLink text={t('welcome.broken')} />
      </GateFrame>
    );
  }
  return password === undefined ? (
    <GateFrame title={t('welcome.title')}>
      <FirstAccount token={token} onDone={setPassword} />
    </GateFrame>
  ) : (
    <GateFrame title={t('factor.title')}>
      <OfferSecondFactor password={password} onDone={goOn} />
    </GateFrame>
  );
}
