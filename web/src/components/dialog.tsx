import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CrossIcon } from './icons.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly description?: string;
  readonly trigger: ReactNode;
  readonly children: ReactNode;
}

/**
 * A side question that does not deserve a page. Radix's own overlay is left out: it adds an inline style
 * element, which our content security policy forbids; `data-scroll-lock` holds the page still instead.
 */
export function Dialog({ title, description, trigger, children }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <div className="dialog__shade" data-scroll-lock="" />
        <Radix.Content className="dialog" {...(description === undefined && { 'aria-describedby': undefined })}>
          <header className="dialog__head">
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close className="button" data-tone="quiet" data-shape="square" aria-label={t('dialog.close')}><CrossIcon /></Radix.Close>
          </header>
          {description && <Radix.Description className="note">{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
