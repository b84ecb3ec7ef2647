// A page about work under way keeps its region fresh, and is read again as a whole once the work is over.
const region = document.querySelector('[data-under-way]');
const EVERY_MS = 1500;

async function look() {
  if (document.hidden) return setTimeout(look, EVERY_MS);
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-under-way]');
    if (!answer.ok || !fresh) return location.reload();
    if (fresh.innerHTML !== region.innerHTML) region.innerHTML = fresh.innerHTML;
  } catch {
    // The network is away: the next look will tell.
  }
  return setTimeout(look, EVERY_MS);
}

if (region) setTimeout(look, EVERY_MS);
