package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.testing.TestVolumes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lucene 9, unchanged: an index inside the volume. */
@Tag("A2")
class LuceneInsideTest {
  private static final int MAILS = 2_000;

  @TempDir Path directory;
  private TestVolumes volumes;
  private Path index;

  @BeforeEach
  void open() throws IOException {
    volumes = TestVolumes.in(directory);
    index = WorkFileSystem.over(volumes, "lucene").getPath("/index/mail");
  }

  @Test
  void mailsAreIndexedFoundChangedAndFoundAfterTheNextUnlock() throws IOException {
    try (Directory lucene = new NIOFSDirectory(index);
        IndexWriter writer = writer(lucene)) {
      write(writer);
      writer.commit();
      assertEquals(MAILS / 10, found(lucene, "urgent"));
      writer.deleteDocuments(new Term("id", "10"));
      writer.updateDocument(new Term("id", "20"), mail(20, "calm"));
      writer.forceMerge(1);
      writer.commit();
      assertEquals(MAILS / 10 - 2, found(lucene, "urgent"));
    }
    volumes.lock();
    volumes.unlock();
    try (Directory lucene = new NIOFSDirectory(index);
        CheckIndex check = new CheckIndex(lucene)) {
      assertTrue(check.checkIndex().clean);
      assertEquals(MAILS / 10 - 2, found(lucene, "urgent"));
      assertEquals(1, found(lucene, "calm"));
    }
  }

  @Test
  void aSecondWriterIsKeptOutByTheLock() throws IOException {
    try (Directory lucene = new NIOFSDirectory(index)) {
      try (IndexWriter writer = writer(lucene);
          Directory again = new NIOFSDirectory(index)) {
        assertTrue(writer.isOpen());
        assertThrows(LockObtainFailedException.class, () -> writer(again));
      }
      try (IndexWriter writer = writer(lucene)) {
        assertTrue(writer.isOpen());
      }
    }
    assertTrue(Files.exists(index.resolve("write.lock")));
  }

  private static IndexWriter writer(Directory lucene) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
    return new IndexWriter(lucene, config.setMaxBufferedDocs(100)); // many segments
  }

  private static void write(IndexWriter writer) throws IOException {
    for (int i = 0; i < MAILS; i++) {
      long unused = writer.addDocument(mail(i, i % 10 == 0 ? "urgent" : "later"));
    }
  }

  private static List<org.apache.lucene.index.IndexableField> mail(int id, String word) {
    Document mail = new Document();
    mail.add(new StringField("id", String.valueOf(id), Store.YES));
    mail.add(new TextField("text", "mail number " + id + " is " + word, Store.YES));
    return mail.getFields();
  }

  private static int found(Directory lucene, String word) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(lucene)) {
      return new IndexSearcher(reader).count(new TermQuery(new Term("text", word)));
    }
  }
}
