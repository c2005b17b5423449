import { encode } from 'uqr';
import css from './qr-code.module.css';

const QUIET = 4;

/** A link as a picture a camera reads: dark squares, one path, on a light ground in every theme. */
export function QrCode({ value, label }: { value: string; label: string }) {
  const { data, size } = encode(value, { border: QUIET });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={css.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} className={css.ground} />
      <path d={squares.join('')} className={css.squares} />
    </svg>
  );
}
