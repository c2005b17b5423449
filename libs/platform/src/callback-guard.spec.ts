import { describe, expect, it } from '@jest/globals';
import { CallbackGuard, CallbackRefusedError, isPublicAddress } from './callback-guard.js';

const PRIVATE_ADDRESSES = [
  '0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.254', '127.0.0.1', '127.255.255.254',
  '169.254.169.254', '169.254.170.2', '172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1',
  '192.168.1.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255',
  '168.63.129.16', '100.100.100.200', '::', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '::7f00:1',
  '64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1',
  '5f00::1', 'fc00::1', 'fd00::1', 'fd00:ec2::254', 'fe80::1', 'fec0::1', 'ff02::1', '4000::1', 'not-an-address',
]; // prettier-ignore

const REFUSED_URLS = [
  'https://127.0.0.1/', 'https://2130706433/', 'https://0x7f000001/', 'https://0177.0.0.1/', 'https://127.1/',
  'https://127.0.0.1./', 'https://0/', 'https://[::1]/', 'https://[::ffff:7f00:1]/', 'https://[::ffff:127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/', 'https://[fd00::1]/', 'https://169.254.169.254/latest/meta-data/', 'https://localhost/',
  'https://localhost./', 'https://LOCALHOST/', 'https://app.localhost/', 'https://printer.local/', 'https://wordpress/',
  'https://metadata.google.internal/', 'https://①②⑦.⓪.⓪.①/', 'https://example.org:22/', 'https://example.org:80/',
  'https://example.org:6379/', 'http://example.org/', 'http://example.org:443/', 'ftp://example.org/', 'file:///etc/passwd',
  'gopher://example.org:70/', 'https://user:secret@example.org/', 'https://example.org@127.0.0.1/', 'javascript:alert(1)',
  '//example.org/', 'example.org', '', 'https://',
]; // prettier-ignore

const answering = (...addresses: string[]) =>
  new CallbackGuard([], () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))),
  );

describe('addresses that are not public', () => {
  it.each(PRIVATE_ADDRESSES)('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '1.1.1.1', '193.0.6.139', '2001:4860:4860::8888', '2606:4700::1111'])('but %s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('a guard that allows nothing extra', () => {
  const guard = new CallbackGuard();

  it.each(REFUSED_URLS)('refuses "%s"', (url) => {
    expect(() => guard.check(url)).toThrow(CallbackRefusedError);
  });

  it.each([
    'https://example.org/hook?a=1',
    'https://example.org:8443/',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
  ])('lets %s through', (url) => {
    expect(guard.check(url).href).toBe(url);
  });

  it('names the line that would let a refused address through', () => {
    expect(() => guard.check('http://wordpress/hook')).toThrow(/CALLBACK_ALLOWED=wordpress:80$/);
    expect(() => guard.check('https://[fd00::1]:8443/')).toThrow(/CALLBACK_ALLOWED=\[fd00::1\]:8443$/);
  });

  it('refuses a name when any of its answers is private', async () => {
    await expect(answering('8.8.8.8', '10.0.0.1').checkResolved('https://evil.example.org/')).rejects.toThrow(
      /private network/,
    );
    await expect(answering('127.0.0.1').checkResolved('https://127.0.0.1.nip.io/')).rejects.toThrow(/private network/);
    await expect(answering('8.8.8.8').checkResolved('https://example.org/')).resolves.toBeInstanceOf(URL);
  });

  it('lets a name pass that has no answer yet, since it is asked again when it is called', async () => {
    const offline = new CallbackGuard([], () => Promise.reject(new Error('ENOTFOUND')));
    await expect(offline.checkResolved('https://soon.example.org/')).resolves.toBeInstanceOf(URL);
  });
});

describe('the lookup of a connection', () => {
  const look = (guard: CallbackGuard, host: string, port: number, options: object) =>
    new Promise((resolve, reject) =>
      guard.lookupFor(port)(host, options, (error, address) => (error ? reject(error) : resolve(address))),
    );

  it('hands out the checked answers themselves', async () => {
    expect(await look(answering('8.8.8.8', '2606:4700::1111'), 'example.org', 443, { all: true })).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ]);
    expect(await look(answering('2606:4700::1111', '8.8.8.8'), 'example.org', 443, { family: 4 })).toBe('8.8.8.8');
  });

  it('refuses a name that turned private after it was saved', async () => {
    const answers = ['8.8.8.8', '127.0.0.1'];
    const guard = new CallbackGuard([], () => Promise.resolve([{ address: answers.shift() ?? '', family: 4 }]));
    await expect(guard.checkResolved('https://flip.example.org/')).resolves.toBeInstanceOf(URL);
    await expect(look(guard, 'flip.example.org', 443, { all: true })).rejects.toThrow(CallbackRefusedError);
  });

  it('asks the name service of this machine unless told otherwise', async () => {
    await expect(look(new CallbackGuard(), 'localhost', 443, { all: true })).rejects.toThrow(CallbackRefusedError);
    expect(await look(new CallbackGuard(['localhost:8080']), 'localhost', 8080, { family: 4 })).toBe('127.0.0.1');
  });

  it('fails when there is no answer of the family asked for', async () => {
    await expect(look(answering('8.8.8.8'), 'example.org', 443, { family: 6 })).rejects.toThrow(/no address/);
  });
});

describe('CALLBACK_ALLOWED', () => {
  const guard = new CallbackGuard(['wordpress:80', '10.0.0.5:8080', '127.0.0.1:*', 'localhost:*', '[::1]:*']);

  it.each([
    'http://wordpress/hook', 'http://WordPress:80/', 'http://10.0.0.5:8080/', 'https://10.0.0.5:8080/',
    'http://127.0.0.1:4567/', 'http://localhost:1/', 'http://localhost.:1/', 'http://[::1]:9000/', 'http://2130706433:5/',
  ])('lets %s through', (url) => {
    expect(guard.check(url)).toBeInstanceOf(URL);
  }); // prettier-ignore

  it.each([
    'http://wordpress:8080/', 'http://10.0.0.5/', 'http://10.0.0.6:8080/', 'http://127.0.0.2:80/', 'ftp://localhost/',
    'http://wordpress.example.org/', 'http://user@localhost:1/',
  ])('lets %s through no more than before', (url) => {
    expect(() => guard.check(url)).toThrow(CallbackRefusedError);
  }); // prettier-ignore

  it('lets an allowed name resolve to a private address', async () => {
    const inside = new CallbackGuard(['wordpress:80'], () => Promise.resolve([{ address: '172.18.0.3', family: 4 }]));
    await expect(inside.checkResolved('http://wordpress/')).resolves.toBeInstanceOf(URL);
  });

  it.each(['wordpress', 'http://wordpress:80', 'a:b', 'a:99999', ':80', ''])('says that "%s" is no pair', (entry) => {
    expect(() => new CallbackGuard([entry])).toThrow(/CALLBACK_ALLOWED/);
  });
});
