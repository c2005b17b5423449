/** Everything works without this script; with it the page need not be loaded again. */
async function show(request) {
  const html = await (await request).text();
  const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('#comments');
  if (!fresh) {
    throw new Error(html);
  }
  document.querySelector('#comments').replaceWith(fresh);
}

document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  event.submitter.disabled = true;
  await show(fetch(form.action, { method: 'POST', body }))
    .then(() => form.reset())
    .catch((error) => alert(error.message));
  event.submitter.disabled = false;
});

new EventSource('/changes').onmessage = () => {
  // Whoever is writing a new text of his comment is not to lose it.
  if (document.querySelector('#comments details[open]') === null) {
    void show(fetch('/')).catch(() => undefined);
  }
};
