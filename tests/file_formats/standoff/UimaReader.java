import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.StringJoiner;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.ArrayFS;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.StringArrayFS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.impl.FeatureStructureImpl;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

/**
 * Reads CASes with Apache UIMA itself, strictly, and says what it found.
 *
 * <p>Each line of the input names a type system, an XMI file and one to write. The answer is a line
 * of JSON: all feature structures in the order of their addresses, or what was wrong.
 */
public class UimaReader {
  private static final boolean LENIENT = false;

  public static void main(String[] arguments) throws Exception {
    UIMAFramework.getXMLParser().enableSchemaValidation(true);
    BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      String[] files = line.split("\t");
      try {
        System.out.println(read(files[0], files[1], files[2]));
      } catch (Exception | StackOverflowError wrong) {
        System.out.println("{\"wrong\":" + quoted(wrong.toString()) + "}");
      }
      System.out.flush();
    }
  }

  private static String read(String typeSystem, String xmi, String written) throws Exception {
    TypeSystemDescription types =
        UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(typeSystem));
    CAS cas = CasCreationUtils.createCas(types, null, null);
    try (InputStream from = new FileInputStream(xmi)) {
      XmiCasDeserializer.deserialize(from, cas, LENIENT);
    }
    try (OutputStream to = new FileOutputStream(written)) {
      XmiCasSerializer.serialize(cas, to);
    }
    StringJoiner structures = new StringJoiner(",", "[", "]");
    Type top = cas.getTypeSystem().getTopType();
    Iterator<FeatureStructure> found = cas.getIndexRepository().getAllIndexedFS(top);
    while (found.hasNext()) {
      structures.add(described(found.next()));
    }
    return "{\"text\":" + quoted(cas.getDocumentText())
        + ",\"language\":" + quoted(cas.getDocumentLanguage())
        + ",\"document\":" + reference(cas.getDocumentAnnotation())
        + ",\"structures\":" + structures + "}";
  }

  private static String described(FeatureStructure structure) {
    StringJoiner features = new StringJoiner(",", "{", "}");
    for (Feature feature : structure.getType().getFeatures()) {
      features.add(quoted(feature.getShortName()) + ":" + value(structure, feature));
    }
    String covered =
        structure instanceof AnnotationFS
            ? quoted(((AnnotationFS) structure).getCoveredText())
            : "null";
    return "{\"id\":" + reference(structure)
        + ",\"type\":" + quoted(structure.getType().getName())
        + ",\"covered\":" + covered
        + ",\"features\":" + features + "}";
  }

  private static String value(FeatureStructure structure, Feature feature) {
    String range = feature.getRange().getName();
    if (range.equals(CAS.TYPE_NAME_STRING)) {
      return quoted(structure.getStringValue(feature));
    }
    if (feature.getRange().isPrimitive()) {
      return structure.getFeatureValueAsString(feature);
    }
    FeatureStructure value = structure.getFeatureValue(feature);
    StringJoiner listed = new StringJoiner(",", "[", "]");
    if (value instanceof StringArrayFS) {
      for (String each : ((StringArrayFS) value).toArray()) {
        listed.add(quoted(each));
      }
      return listed.toString();
    }
    if (value instanceof ArrayFS) {
      for (FeatureStructure each : ((ArrayFS) value).toArray()) {
        listed.add(reference(each));
      }
      return listed.toString();
    }
    return value == null ? "null" : reference(value);
  }

  private static String reference(FeatureStructure structure) {
    return "{\"address\":" + ((FeatureStructureImpl) structure).getAddress() + "}";
  }

  private static String quoted(String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder json = new StringBuilder("\"");
    for (char unit : text.toCharArray()) {
      boolean plain = unit >= ' ' && unit < 127 && unit != '"' && unit != '\\';
      json.append(plain ? unit : String.format("\\u%04x", (int) unit));
    }
    return json.append('"').toString();
  }
}
