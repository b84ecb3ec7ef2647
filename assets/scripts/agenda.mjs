// A month by keyboard: arrows from day to day, Page Up and Page Down from month to month, Home and End within a week.
// Without a script each day is a link like another.
const month = document.querySelector('table[data-month]');

if (month) {
  const days = [...month.querySelectorAll('a[data-day]')];
  const asked = days.find(({ id }) => `#${id}` === location.hash);
  asked?.focus();

  const moves = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const shifted = (id, count) => {
    const day = new Date(`${id.slice(5)}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + count);
    return day.toISOString().slice(0, 10);
  };
  /** The same date of a month away, or the last of that month. */
  const monthAway = (id, count) => {
    const [year, number, date] = id.slice(5).split('-').map(Number);
    const last = new Date(Date.UTC(year, number + count, 0)).getUTCDate();
    return new Date(Date.UTC(year, number - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
  };
  const leave = (day) => {
    const url = new URL(location.href);
    url.searchParams.set('vue', 'mois');
    url.searchParams.set('jour', day);
    url.hash = `jour-${day}`;
    location.assign(url);
  };

  month.addEventListener('keydown', (event) => {
    const at = days.indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key in moves) {
      const next = days[at + moves[event.key]];
      if (next) next.focus();
      else leave(shifted(event.target.id, moves[event.key]));
    } else if (event.key === 'Home') days[at - (at % 7)].focus();
    else if (event.key === 'End') days[at - (at % 7) + 6].focus();
    else if (event.key === 'PageUp') leave(monthAway(event.target.id, -1));
    else if (event.key === 'PageDown') leave(monthAway(event.target.id, 1));
    else return;
    event.preventDefault();
  });
}
