const escape = (text) => String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const date = (time) => new Date(time).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' });

/** The page as one reader sees it: what is shown, and what he wrote himself, with what became of it. */
export function page(article, comments, reader) {
  const visible = comments.filter(({ shown, author }) => shown || author.id === reader);
  const count = comments.filter(({ shown }) => shown).length;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(article.title)}</title>
<link rel="stylesheet" href="/site.css">
<script type="module" src="/client.mjs"></script>
</head><body>
<header><a href="/">The Harbour Courier</a></header>
<main><article>
<h1>${escape(article.title)}</h1>
<p class="standfirst">${escape(article.standfirst)}</p>
<p class="byline">${escape(article.byline)} · <time datetime="${article.publishedAt}">${date(article.publishedAt)}</time></p>
${article.paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n')}
</article>
<section id="comments" aria-labelledby="comments-title">
<h2 id="comments-title">${count} ${count === 1 ? 'comment' : 'comments'}</h2>
<ol aria-live="polite">
${visible.map((comment) => item(comment, comment.author.id === reader)).join('\n')}
</ol>
</section>
<form class="write" method="post" action="/comments">
<h2>Write a comment</h2>
<label>Your name <input name="username" required maxlength="60" autocomplete="nickname"></label>
<label>Your comment <textarea name="text" required maxlength="5000" rows="4"></textarea></label>
<button>Send</button>
</form></main></body></html>`;
}

function item(comment, isOwn) {
  const { id, author, text, createdAt, votes, shown } = comment;
  return `<li id="${escape(id)}"${shown ? '' : ' class="hidden-yet"'}>
<p class="who"><b>${escape(author.username)}</b> <time datetime="${createdAt}">${date(createdAt)}</time></p>
${isOwn && !shown ? `<p class="note">${escape(note(comment))}</p>` : ''}
<p class="text" dir="auto">${escape(text)}</p>
<div class="acts">${shown ? voteForm(id, votes) : ''}
${isOwn ? editForm(id, text) : ''}</div></li>`;
}

const voteForm = (id, votes) => `<form method="post" action="/comments/${encodeURIComponent(id)}/votes">
<button name="by" value="up" aria-label="Vote for it">▲</button>
<output aria-label="Votes">${votes}</output>
<button name="by" value="down" aria-label="Vote against it">▼</button></form>`;

const editForm = (id, text) => `<details><summary>Edit</summary>
<form method="post" action="/comments/${encodeURIComponent(id)}">
<label>Your new text <textarea name="text" required maxlength="5000" rows="4">${escape(text)}</textarea></label>
<button>Save</button></form></details>`;

function note({ action, message }) {
  const fate = action === 'reject' ? 'Not published.' : 'Only you see this yet.';
  return `${fate} ${message ?? 'It is being checked.'}`;
}
