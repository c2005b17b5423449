/** For a shell: sends a comment that a test key lets ask for a person. */
export function curlOf(gatewayUrl: string, key: string): string {
  const comment = {
    id: `hello-${Date.now().toString(36)}`,
    text: 'palaver:review A first comment.',
    author: { username: 'you' },
    article: { url: 'https://example.org/an-article', title: 'An article' },
  };
  return [
    `curl -sS ${gatewayUrl}/v1/comments \\`,
    `  -H 'Authorization: Bearer ${key}' \\`,
    `  -H 'Content-Type: application/json' -H 'Prefer: wait=5' \\`,
    `  -d '${JSON.stringify(comment)}'`,
  ].join('\n');
}
