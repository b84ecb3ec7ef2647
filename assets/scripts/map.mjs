// The map of the directory, with Leaflet and its clusters, which the build puts before this file. The list beside it
// says the same: without a script the map stays hidden and nothing is missing.
/* global L */
const section = document.querySelector('[data-map]');
const results = document.getElementById('resultats');
const status = section?.querySelector('[data-map-status]');
const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const numbers = (text) => text.split(',').map(Number);
const plural = (count, word) => `${count.toLocaleString('fr-FR')}\u00a0${word}${count > 1 ? 's' : ''}`;

/** An element with a class and words: names come from elsewhere, so they are never read as HTML. */
const element = (tag, className, text) => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

/** Rings of « longitude, latitude, then steps », in thousandths of a degree, as GeoJSON. */
const ringOf = (steps) => {
  const points = [];
  let [x, y] = [0, 0];
  for (let index = 0; index < steps.length; index += 2) {
    x += steps[index];
    y += steps[index + 1];
    points.push([x / 1000, y / 1000]);
  }
  return points;
};

function makeMap() {
  const tiles = section.dataset.tiles;
  const map = L.map(section.querySelector('[data-map-canvas]'), {
    zoomControl: false,
    attributionControl: false,
    minZoom: 2,
    zoomSnap: tiles ? 1 : 0.5,
    maxZoom: tiles ? 18 : 14,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
    scrollWheelZoom: false,
  });
  L.control.zoom({ zoomInTitle: 'Approcher', zoomOutTitle: 'Éloigner' }).addTo(map);
  const credit = L.control.attribution({ prefix: false }).addTo(map);
  credit.addAttribution(element('span', '', section.dataset.attribution).innerHTML);
  if (tiles) L.tileLayer(tiles, { maxZoom: 18 }).addTo(map);
  map.createPane('towns').style.zIndex = 450;
  const canvas = map.getContainer();
  canvas.setAttribute('role', 'group');
  canvas.setAttribute('aria-label', 'Carte : flèches pour se déplacer, plus et moins pour approcher ou éloigner');
  // The wheel scrolls the page until the map has been entered.
  canvas.addEventListener('focusin', () => map.scrollWheelZoom.enable());
  canvas.addEventListener('focusout', () => map.scrollWheelZoom.disable());
  return map;
}

async function drawOutlines(map, jumps) {
  const { departments, frames } = await (await fetch(section.dataset.outlines)).json();
  const features = departments.map(({ rings }) => ({
    type: 'Feature',
    geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ringOf(ring)]) },
  }));
  L.geoJSON(features, {
    interactive: false,
    style: { className: section.dataset.tiles ? 'app-map__land app-map__land--line' : 'app-map__land', weight: 1 },
  }).addTo(map);
  for (const { name, bounds } of frames) {
    const [south, west, north, east] = bounds;
    const corners = [
      [south, west],
      [north, east],
    ];
    if (!section.dataset.tiles) {
      L.rectangle(corners, { interactive: false, className: 'app-map__frame', weight: 1 }).addTo(map);
      const note = element('span', '', `${name} : contour non disponible, ce cadre montre son étendue`);
      const icon = L.divIcon({ className: 'app-map__frame-name', html: note, iconSize: null });
      L.marker([north, west], { icon, interactive: false, keyboard: false, pane: 'towns' }).addTo(map);
    }
    jumps.add(name, corners);
  }
}

/** A list to go straight to a territory. */
function makeJumps(map) {
  const label = element('label', 'app-map__jumps', 'Aller à ');
  const select = element('select', 'govuk-select', '');
  const targets = [];
  const add = (name, bounds) => {
    select.append(new Option(name, targets.length));
    targets.push(bounds);
  };
  add('France métropolitaine', [
    [41.3, -5.2],
    [51.1, 9.6],
  ]);
  select.prepend(new Option('un territoire…', '', true, true));
  select.addEventListener('change', () => {
    const target = targets[select.value];
    if (target) map.fitBounds(target, { animate: !calm });
  });
  label.append(select);
  section.querySelector('[data-map-canvas]').after(label);
  return { add };
}

/** A round that says how many. */
const countIcon = (count) => {
  const round = element('span', 'app-map__count', count.toLocaleString('fr-FR'));
  round.append(element('span', 'govuk-visually-hidden', count > 1 ? ' lieux : approcher' : ' lieu : approcher'));
  const size = count < 10 ? 36 : count < 100 ? 42 : count < 1000 ? 50 : 58;
  return L.divIcon({ html: round, className: 'app-map__cluster', iconSize: [size, size] });
};

const pinIcon = ({ name, approximate }) =>
  L.divIcon({
    html: element('span', 'govuk-visually-hidden', name),
    className: approximate ? 'app-map__pin app-map__pin--approximate' : 'app-map__pin',
    iconSize: [26, 26],
    popupAnchor: [0, -8],
  });

function popupOf(point) {
  const box = document.createElement('div');
  const link = element('a', 'app-map__name', point.name);
  link.href = point.href;
  box.append(link, element('p', '', point.where));
  if (point.approximate) box.append(element('p', 'app-muted', 'Position approximative : le centre de la commune'));
  if (point.opening) box.append(element('p', '', point.opening));
  return box;
}

function makeLayers(map) {
  const clusters = L.markerClusterGroup({
    iconCreateFunction: (cluster) => countIcon(cluster.getChildCount()),
    showCoverageOnHover: false,
    animate: !calm,
    maxClusterRadius: 46,
  }).addTo(map);
  const cells = L.layerGroup().addTo(map);
  const towns = L.layerGroup().addTo(map);
  const shown = new Map();
  // Only what changes is changed: a place that is open in its bubble, or has the focus, stays as it is.
  const showPoints = (points) => {
    const wanted = new Map(points.map((point) => [point.href, point]));
    const gone = [...shown.keys()].filter((href) => !wanted.has(href));
    const fresh = points.filter(({ href }) => !shown.has(href));
    clusters.removeLayers(gone.map((href) => shown.get(href)));
    for (const href of gone) shown.delete(href);
    for (const point of fresh) {
      const marker = L.marker(point.at, { icon: pinIcon(point) });
      shown.set(
        point.href,
        marker.bindPopup(() => popupOf(point), { maxWidth: 260 }),
      );
    }
    clusters.addLayers(fresh.map(({ href }) => shown.get(href)));
  };
  return ({ points, cells: grouped, towns: named }) => {
    showPoints(points);
    cells.clearLayers();
    towns.clearLayers();
    for (const { count, at } of grouped) {
      const marker = L.marker(at, { icon: countIcon(count) }).addTo(cells);
      marker.on('click', () => map.setView(at, map.getZoom() + 2, { animate: !calm }));
    }
    if (section.dataset.tiles) return;
    const written = [];
    for (const { name, at } of named) {
      // The most populated first: the others are written where there is room.
      const spot = map.latLngToContainerPoint(at);
      if (written.some(({ x, y }) => Math.abs(x - spot.x) < 110 && Math.abs(y - spot.y) < 18)) continue;
      written.push(spot);
      const icon = L.divIcon({ className: 'app-map__town', html: element('span', '', name), iconSize: null });
      L.marker(at, { icon, interactive: false, keyboard: false, pane: 'towns' }).addTo(towns);
    }
  };
}

/** What was opened with the keyboard is read next, and the focus comes back when it is closed. */
function tendPopups(map) {
  map.on('popupopen', ({ popup }) => {
    popup.getElement().querySelector('.leaflet-popup-close-button').setAttribute('aria-label', 'Fermer');
    popup.getElement().querySelector('a.app-map__name').focus({ preventScroll: true });
  });
  // Leaflet hears Escape only while the map itself has the focus.
  map.getContainer().addEventListener('keydown', (event) => event.key === 'Escape' && map.closePopup());
  map.on('popupclose', ({ popup }) => popup._source?.getElement()?.focus({ preventScroll: true }));
}

function start() {
  section.hidden = false;
  const map = makeMap();
  const show = makeLayers(map);
  let search;
  let circle;
  let pending;

  const load = async () => {
    pending?.abort();
    pending = new AbortController();
    const bounds = map.getBounds();
    const url = new URL(search.points, window.location.href);
    const sides = {
      sud: Math.max(bounds.getSouth(), -90),
      ouest: Math.max(bounds.getWest(), -180),
      nord: Math.min(bounds.getNorth(), 90),
      est: Math.min(bounds.getEast(), 180),
    };
    for (const [name, degrees] of Object.entries(sides)) url.searchParams.set(name, degrees.toFixed(4));
    try {
      const response = await fetch(url, { signal: pending.signal, headers: { Accept: 'application/json' } });
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      const found = await response.json();
      show(found);
      const grouped = found.cells.length > 0 ? ', regroupés : approchez pour les voir un par un' : '';
      status.textContent = `${plural(found.total, 'lieu').replace(/lieus$/, 'lieux')} sur cette partie de la carte${grouped}.`;
    } catch (error) {
      if (error.name === 'AbortError') return;
      status.textContent = 'Les lieux n’ont pas pu être chargés : la liste reste à jour.';
    }
  };

  /** The results have changed, and with them what the map has to show. */
  const follow = () => {
    const fresh = results.querySelector('[data-map-search]');
    if (!fresh) return;
    const moved = fresh.dataset.bounds !== search?.bounds;
    search = { ...fresh.dataset };
    circle?.remove();
    circle = undefined;
    if (search.circle) {
      const [latitude, longitude, radius] = numbers(search.circle);
      const shape = { radius, interactive: false, className: 'app-map__circle', weight: 2 };
      circle = L.circle([latitude, longitude], shape).addTo(map);
    }
    const [south, west, north, east] = numbers(search.bounds);
    const rectangle = [
      [south, west],
      [north, east],
    ];
    if (moved) map.fitBounds(rectangle, { animate: false });
    void load();
  };

  follow();
  tendPopups(map);
  void drawOutlines(map, makeJumps(map));
  let timer;
  map.on('moveend', () => {
    clearTimeout(timer);
    timer = setTimeout(load, 150);
  });
  new MutationObserver(follow).observe(results, { childList: true });
}

if (section && results?.querySelector('[data-map-search]')) start();
