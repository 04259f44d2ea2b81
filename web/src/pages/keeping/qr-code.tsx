import { create } from 'qrcode';
import { useMemo } from 'react';

/** Blank modules around the code, without which cameras do not find it. @see ISO/IEC 18004, 6.3.8 */
const QUIET = 4;

/** A text as a QR code, drawn as one path: no picture is loaded and it prints sharp. Always dark on white, also in the dark theme. */
export function QrCode({ text, title }: { readonly text: string; readonly title: string }) {
  const { size, path } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    const squares = Array.from({ length: modules.size ** 2 }, (_, place) => (modules.data[place] ? `M${(place % modules.size) + QUIET} ${Math.floor(place / modules.size) + QUIET}h1v1h-1z` : ''));
    return { size: modules.size + 2 * QUIET, path: squares.join('') };
  }, [text]);
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
