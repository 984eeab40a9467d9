package org.kerastck.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The kit's own classes, without those of its tests. */
final class KitClasses {
  static final String ROOT = "org.kerastck";

  private KitClasses() {}

  static JavaClasses all() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(ROOT);
  }
}
