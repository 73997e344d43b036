package dev.cordon.mail.android.mail;

import android.app.Activity;
import android.graphics.pdf.PdfDocument;
import android.os.Bundle;
import android.os.CancellationSignal;
import android.os.ParcelFileDescriptor;
import android.print.PageRange;
import android.print.PrintAttributes;
import android.print.PrintDocumentAdapter;
import android.print.PrintDocumentInfo;
import android.print.PrintManager;
import android.print.pdf.PrintedPdfDocument;
import android.text.Layout;
import android.text.StaticLayout;
import android.text.TextPaint;
import dev.cordon.mail.android.R;
import dev.cordon.mail.mime.Mail;
import java.io.FileOutputStream;
import java.io.IOException;

/** A mail on paper, once the gate allowed it. The system's print service sees what is printed. */
final class MailPrint extends PrintDocumentAdapter {
  private static final int MARGIN = 36; // half an inch, in points
  private static final float SIZE = 10; // points

  private final Activity activity;
  private final String text;
  private PrintAttributes attributes = new PrintAttributes.Builder().build();

  private MailPrint(Activity activity, Mail mail) {
    this.activity = activity;
    this.text = mail.subject() + "\n\n" + mail.text();
  }

  static void start(Activity activity, Mail mail) {
    PrintManager printer = activity.getSystemService(PrintManager.class);
    // The job's name is seen outside the work area: it says nothing of the mail.
    String name = activity.getString(R.string.message_title);
    var unused = printer.print(name, new MailPrint(activity, mail), null);
  }

  @Override
  public void onLayout(
      PrintAttributes before,
      PrintAttributes now,
      CancellationSignal cancelled,
      LayoutResultCallback result,
      Bundle extras) {
    attributes = now;
    PrintDocumentInfo.Builder info = new PrintDocumentInfo.Builder("mail.pdf");
    info.setContentType(PrintDocumentInfo.CONTENT_TYPE_DOCUMENT);
    result.onLayoutFinished(info.build(), true);
  }

  @Override
  public void onWrite(
      PageRange[] pages,
      ParcelFileDescriptor to,
      CancellationSignal cancelled,
      WriteResultCallback result) {
    PrintedPdfDocument document = new PrintedPdfDocument(activity, attributes);
    try (FileOutputStream out = new FileOutputStream(to.getFileDescriptor())) {
      write(document);
      document.writeTo(out);
      result.onWriteFinished(new PageRange[] {PageRange.ALL_PAGES});
    } catch (IOException e) {
      result.onWriteFailed(activity.getString(R.string.trouble_unknown));
    } finally {
      document.close();
    }
  }

  private void write(PrintedPdfDocument document) {
    int width = document.getPageWidth() - 2 * MARGIN;
    int height = document.getPageHeight() - 2 * MARGIN;
    TextPaint ink = new TextPaint();
    ink.setTextSize(SIZE);
    Layout lines = StaticLayout.Builder.obtain(text, 0, text.length(), ink, width).build();
    int first = 0;
    for (int number = 0; first < lines.getLineCount(); number++) {
      int next = endOfPage(lines, first, height);
      PdfDocument.Page page = document.startPage(number);
      page.getCanvas().translate(MARGIN, MARGIN - lines.getLineTop(first));
      page.getCanvas().clipRect(0, lines.getLineTop(first), width, lines.getLineTop(next));
      lines.draw(page.getCanvas());
      document.finishPage(page);
      first = next;
    }
  }

  private static int endOfPage(Layout lines, int first, int height) {
    int next = first + 1;
    int top = lines.getLineTop(first);
    while (next < lines.getLineCount() && lines.getLineBottom(next) - top <= height) {
      next++;
    }
    return next;
  }
}
