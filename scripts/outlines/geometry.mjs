/** Whether a point is inside rings (even-odd rule). */
export function isInside(rings, [x, y]) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i];
      const [bx, by] = ring[j];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** The point of the rings' line that is nearest, and how far it is. */
export function nearestOn(rings, [x, y]) {
  let best = { point: [x, y], distance: Infinity };
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[j];
      const [dx, dy] = [ring[i][0] - ax, ring[i][1] - ay];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / length, 0), 1);
      const point = [ax + along * dx, ay + along * dy];
      const distance = Math.hypot(x - point[0], y - point[1]);
      if (distance < best.distance) best = { point, distance };
    }
  }
  return best;
}

/** Slope and height of the line that fits weighted pairs best. */
export function fitLine(pairs) {
  let [weight, x, y, xx, xy] = [0, 0, 0, 0, 0];
  for (const [from, to, w] of pairs) {
    weight += w;
    x += w * from;
    y += w * to;
    xx += w * from * from;
    xy += w * from * to;
  }
  const slope = (weight * xy - x * y) / (weight * xx - x * x);
  return { slope, height: (y - slope * x) / weight };
}
