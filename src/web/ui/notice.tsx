/** A notice says what has happened or what stands in the way. */
import type { ReactNode } from 'react';

type NoticeProps = { kind: 'done' | 'info' | 'warning'; title: ReactNode; children?: ReactNode; live?: boolean };

export function Notice({ kind, title, children, live = kind === 'done' }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={live ? 'status' : undefined}>
      <p className="notice-title">{title}</p>
      {children}
    </div>
  );
}
